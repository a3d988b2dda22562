package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is signed in reads the tickets of their own desks, as themselves. */
class TicketsReadTest {
    private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8"};

    private static Gated gated;

    @BeforeAll
    static void start(@TempDir Path folder) {
        gated = new Gated(folder);
    }

    @AfterAll
    static void stop() {
        gated.close();
    }

    @Test
    void thePagesAreTheCallersOwn() {
        String[] wangFang = gated.enters("wang.fang");
        String[] chenJie = gated.enters("chen.jie");
        String shop = gated.says(wangFang, Map.of("text", "@dutydesk 首页样式错位"))
                .body()
                .path("ticket")
                .asString();
        String mall = gated.bot()
                .post("/api/rooms/mall/messages", Map.of("text", "@dutydesk 扶梯停了"), chenJie)
                .body()
                .path("ticket")
                .asString();

        assertThat(page(wangFang, "/tickets/" + shop + "?as=chen.jie"))
                .contains("data-as=\"wang.fang\"", "data-button=\"cancel\"")
                .doesNotContain("id=\"me\"", "data-button=\"acknowledge\"");
        assertThat(page(chenJie, "/tickets/" + shop)).contains("data-as=\"chen.jie\"", "data-button=\"acknowledge\"");
        assertThat(page(chenJie, "/tickets?desk=mall")).contains(">" + mall + "</a>");

        assertThat(get(wangFang, "/tickets/" + mall).status()).isEqualTo(404);
        assertThat(page(wangFang, "/tickets")).contains(">" + shop + "</a>").doesNotContain("name=\"desk\"");
        LiveBot.Reply other = get(wangFang, "/tickets?desk=mall");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.response().body()).contains("There is no desk “mall”. Desks: shop.");
        assertThat(get(BROWSER, "/tickets/" + shop).response().body()).doesNotContain("首页样式错位");
    }

    private static String page(String[] as, String path) {
        LiveBot.Reply reply = get(as, path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.response().body();
    }

    private static LiveBot.Reply get(String[] as, String path) {
        return gated.bot().get(path, as == BROWSER ? as : Gated.with(as, BROWSER));
    }
}
