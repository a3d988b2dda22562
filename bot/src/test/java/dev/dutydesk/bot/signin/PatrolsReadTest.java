package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is signed in sees the patrols of their own desks: 王芳 the shop's, 周敏 the mall's, 陈杰 both. */
class PatrolsReadTest {
    private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8"};

    private static Gated gated;
    private static String[] wangFang;
    private static String[] zhouMin;
    private static String[] chenJie;

    @BeforeAll
    static void start(@TempDir Path folder) {
        gated = new Gated(folder);
        wangFang = gated.enters("wang.fang");
        zhouMin = gated.enters("zhou.min");
        chenJie = gated.enters("chen.jie");
    }

    @AfterAll
    static void stop() {
        gated.close();
    }

    @Test
    void ofOneDeskItsPatrolIsThePage() {
        assertThat(page(wangFang, "/patrol")).contains("shop-host").doesNotContain("mall-host", "Mall");
        assertThat(page(zhouMin, "/patrol")).contains("mall-host").doesNotContain("shop-host");
        assertThat(page(wangFang, "/patrol/shop/shop-host")).contains("shop-host");
    }

    @Test
    void ofSeveralDesksOneIsChosen() {
        assertThat(page(chenJie, "/patrol")).contains("/patrol/shop", "/patrol/mall");
        assertThat(page(chenJie, "/patrol/mall")).contains("mall-host");
    }

    @Test
    void anotherDesksPatrolIsNotThere() {
        assertThat(get(wangFang, "/patrol/mall").status()).isEqualTo(404);
        assertThat(get(wangFang, "/patrol/mall/mall-host").status()).isEqualTo(404);
        assertThat(get(wangFang, "/patrol/mall/mall-host").response().body()).doesNotContain("disk.max_used");
    }

    @Test
    void nobodyIsAskedToSignIn() {
        for (String path : new String[] {"/patrol", "/patrol/shop", "/patrol/shop/shop-host"}) {
            LiveBot.Reply nobody = gated.bot().get(path, BROWSER);
            assertThat(nobody.status()).as(path).isEqualTo(302);
            assertThat(nobody.header("Location")).as(path).contains("/sign-in?next=");
        }
    }

    private static String page(String[] as, String path) {
        LiveBot.Reply reply = get(as, path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.response().body();
    }

    private static LiveBot.Reply get(String[] as, String path) {
        return gated.bot().get(path, Gated.with(as, BROWSER));
    }
}
