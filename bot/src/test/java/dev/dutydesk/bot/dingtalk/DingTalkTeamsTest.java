package dev.dutydesk.bot.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.dingtalk.DingTalkStage;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two bots on one Redis, each with a link of its own: DingTalk gives each thing that is said to the next one in turn. */
class DingTalkTeamsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path other;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path redis;

    @Test
    void itDoesNotMatterWhichOfTwoBotsHears() {
        DingTalkStage stage = DingTalkStage.inMarkdown();
        try (RedisServer server = RedisServers.start(new RedisSettings(redis, null, null));
                Organization one = new Organization(folder, stage, uri(server));
                Organization two = new Organization(other, stage, uri(server))) {
            await().atMost(Organization.PATIENCE).until(() -> stage.sessions() >= 2);
            for (String said : new String[] {"付不了款", "下不了单"}) {
                one.says("wang.fang", said);
                String key = one.latest();
                Seen card = one.card(seen -> seen.text().contains(key));
                assertThat(card.live())
                        .as("one of them has heard, perhaps the other one posts: both know the web hook")
                        .contains("@李伟");
                one.says("li.wei", "解决 " + key + " 已换证书 回归通过");
                one.awaitState(key, "RESOLVED");
                one.says("wang.fang", "验收 " + key);
                one.awaitState(key, "ACCEPTED");
                one.answered("wang.fang", "5 5");

                one.says("wang.fang", "4");
                await().atMost(Organization.PATIENCE)
                        .untilAsserted(() -> assertThat(one.field(key, "stars"))
                                .as("offered by one, picked from the other")
                                .isEqualTo("4"));
                // That the next one begins with the other bot.
                one.says("he.jing", "值班");
            }
            assertThat(used(one)).as("they count together").isPositive().isEqualTo(used(two));
        }
    }

    private String uri(RedisServer server) {
        String password = new JsonMapper()
                .readTree(redis.resolve("redis/server.json"))
                .path("password")
                .asString();
        return "--dutydesk.redis.uri=redis://:" + password + "@127.0.0.1:"
                + server.uri().getPort();
    }

    private static long used(Organization bot) {
        JsonNode months = bot.bot().get("/actuator/health/months").body();
        return months.path("details").path("dingtalk:main").path("used").asLong();
    }
}
