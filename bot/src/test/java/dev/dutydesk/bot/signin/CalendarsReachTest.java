package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.oncall.feed.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people sign in, a calendar app still reads what it has the address of, and nothing else. */
class CalendarsReachTest {
    private static final Pattern ADDRESS = Pattern.compile("http://[^`\\s]+\\.ics");

    private static Gated world;

    @BeforeAll
    static void start(@TempDir Path folder) {
        world = new Gated(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void anAppReadsItWithoutSigningIn() {
        LiveBot.Reply told = world.says(world.enters("chen.jie"), Map.of("text", "/oncall calendar"));

        LiveBot.Reply read = world.bot().get(paths(told).getFirst(), "Accept", "text/calendar");
        assertThat(read.status()).isEqualTo(200);
        assertThat(Reader.of(read.response().body()).property("X-WR-CALNAME")).isEqualTo("值班：陈杰 · 示例商城");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendars/guess.ics",
                "/calendars/.ics",
                "/calendars/%2e%2e.ics",
                "/calendars/guess",
                "/calendars/"
            })
    void aGuessIsToldNothing(String path) {
        assertThat(world.bot().get(path, "Accept", "text/calendar").status()).isIn(401, 404);
    }

    @Test
    void eachDeskGivesOutItsOwnCalendars() {
        String[] chenJie = world.enters("chen.jie");
        List<String> shop = paths(world.says(chenJie, Map.of("text", "/值班 日历")));
        List<String> mall = paths(world.bot().post("/api/rooms/mall/messages", Map.of("text", "/值班 日历"), chenJie));

        assertThat(shop).hasSize(3).doesNotContainAnyElementsOf(mall);
        assertThat(mall).hasSize(2);
        assertThat(name(shop.getFirst())).isEqualTo("值班：陈杰 · 示例商城");
        assertThat(name(mall.getFirst())).isEqualTo("值班：陈杰 · 商场");
        assertThat(name(mall.getLast())).isEqualTo("值班：开发方 · 商场");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/alarms/shop", "/api/heartbeats/shop/backup-incremental"})
    void aMachineIsToldWhatItNeedsWithoutSigningIn(String path) {
        LiveBot.Reply told = world.bot().post(path, Map.of());

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:call-not-set");
        assertThat(told.body().path("detail").asString()).containsPattern("DUTYDESK_(ALARMS|BEATS)_TOKENS_SHOP");
        assertThat(world.bot().get(path).status()).isEqualTo(401);
    }

    private static String name(String path) {
        return Reader.of(world.bot().get(path).response().body()).property("X-WR-CALNAME");
    }

    private static List<String> paths(LiveBot.Reply told) {
        return ADDRESS.matcher(told.body().at("/reply/text").asString())
                .results()
                .map(found -> URI.create(found.group()).getPath())
                .toList();
    }
}
