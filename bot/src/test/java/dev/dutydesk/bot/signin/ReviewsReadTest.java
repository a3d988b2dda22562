package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is signed in reads the reviews of their own desks; the table of people is for leads, one's own row for each. */
class ReviewsReadTest {
    private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8"};

    private static final Duration SOON = Duration.ofSeconds(20);

    private static Gated gated;
    private static String[] wangFang;
    private static String[] liWei;
    private static String[] zhaoMin;
    private static String review;

    @BeforeAll
    static void start(@TempDir Path folder) {
        gated = new Gated(folder);
        wangFang = gated.enters("wang.fang");
        liWei = gated.enters("li.wei");
        zhaoMin = gated.enters("zhao.min");
        String ticket = gated.says(wangFang, Map.of("text", "@dutydesk 没人能付款"))
                .body()
                .path("ticket")
                .asString();
        gated.says(liWei, Map.of("text", "/ack " + ticket));
        gated.says(liWei, Map.of("text", "/resolve " + ticket + " 已换证书 回归通过"));
        gated.says(wangFang, Map.of("text", "/accept " + ticket));
        reviewed();
        review = reviews().getFirst().path("id").asString();
    }

    /** The week's first review at the desk's time, Fridays at 17:00. */
    private static void reviewed() {
        await().atMost(SOON)
                .until(() -> gated.bot()
                                .part(Store.class)
                                .records()
                                .find("shop", "job:review-weekly")
                                .revision()
                        > 0);
        ZonedDateTime now = gated.bot().part(InstantSource.class).instant().atZone(ZoneId.of("Asia/Shanghai"));
        ZonedDateTime friday =
                now.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)).with(LocalTime.of(17, 0));
        Duration left = Duration.between(now, friday.isAfter(now) ? friday : friday.plusWeeks(1));
        gated.bot().moveTime(left.plusSeconds(1).toString());
        await().atMost(SOON).until(() -> !reviews().isEmpty());
    }

    private static List<JsonNode> reviews() {
        return get(zhaoMin, "/api/reviews/shop")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("weekly"))
                .toList();
    }

    @AfterAll
    static void stop() {
        gated.close();
    }

    @Test
    void theTableOfPeopleIsForLeadsAndOnesOwnRowForEach() {
        assertThat(page(zhaoMin)).contains("By person", "李伟");
        assertThat(page(liWei)).contains("By person", "李伟").doesNotContain("陈杰");
        assertThat(page(wangFang)).doesNotContain("By person", "李伟");
        assertThat(get(wangFang, "/api/reviews/shop/" + review)
                        .body()
                        .path("people")
                        .isEmpty())
                .isTrue();
        assertThat(get(zhaoMin, "/api/reviews/shop/" + review)
                        .body()
                        .path("people")
                        .valueStream())
                .anyMatch(row -> row.path("person").asString().equals("li.wei"));
    }

    @Test
    void anotherDesksReviewsAreNotThere() {
        assertThat(get(wangFang, "/reviews/mall").status()).isEqualTo(404);
        assertThat(get(wangFang, "/api/reviews/mall").status()).isEqualTo(404);
        LiveBot.Reply nobody = gated.bot().get("/reviews/shop/" + review, BROWSER);
        assertThat(nobody.status()).isEqualTo(302);
        assertThat(nobody.header("Location")).contains("/sign-in?next=");
        assertThat(gated.bot().get("/api/reviews/shop").status()).isEqualTo(401);
        assertThat(gated.bot()
                        .get("/api/reviews/shop/" + review + "/reported/tickets.csv")
                        .status())
                .isEqualTo(401);
    }

    private static String page(String[] as) {
        LiveBot.Reply reply = get(as, "/reviews/shop/" + review);
        assertThat(reply.status()).isEqualTo(200);
        return reply.response().body();
    }

    private static LiveBot.Reply get(String[] as, String path) {
        return gated.bot().get(path, Gated.with(as, BROWSER));
    }
}
