package dev.dutydesk.bot.oncall.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.OneBot;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** On the running bot, with nobody signed in: people ask for their calendars in the chat, and their apps read them. */
class CalendarsTest extends OneBot {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+(/calendars/[0-9a-f]{48}\\.ics)");

    @Test
    void aPersonIsToldTheirOwnCalendarAndThoseOfTheirGroups() {
        Caller.Reply told = bot.say("陈杰", "/值班 日历");

        assertThat(text(told)).contains("你的值班日历", "你的班：", "开发方：", "运维方：").doesNotContain("运营方");
        assertThat(paths(told)).hasSize(3).doesNotHaveDuplicates();
        assertThat(paths(bot.say("陈杰", "@dutydesk oncall calendar"))).isEqualTo(paths(told));
        assertThat(read(paths(told).get(0)).property("X-WR-CALNAME")).isEqualTo("值班：陈杰 · 示例商城");
        assertThat(read(paths(told).get(1)).property("X-WR-CALNAME")).isEqualTo("值班：开发方 · 示例商城");

        assertThat(paths(bot.say("赵敏", "/值班 日历"))).as("a lead may read any").hasSize(4);
        assertThat(text(bot.say("王芳", "/值班 日历"))).contains("不在任何处理组里").doesNotContain("/calendars/");
        assertThat(text(bot.say("路人", "/值班 日历"))).contains("不在任何处理组里");
        assertThat(bot.get("/api/rooms/shop/messages?limit=200").body().toString())
                .as("nobody else in the room is told")
                .doesNotContain("/calendars/");
    }

    @Test
    void aCoverIsReadWithTheNextLook() {
        String liWei = paths(bot.say("李伟", "/oncall calendar")).getFirst();
        String chenJie = paths(bot.say("陈杰", "/oncall calendar")).getFirst();
        Instant soon = bot.part(InstantSource.class).instant().plusSeconds(3 * 24 * 3600);
        boolean hasDuty = read(liWei).at(soon).contains("值班：开发方");
        String has = hasDuty ? liWei : chenJie;
        String covers = hasDuty ? chenJie : liWei;

        bot.done(hasDuty ? "陈杰" : "李伟", "/值班 代班 今天-12-31 替 " + (hasDuty ? "李伟" : "陈杰") + " dev");

        assertThat(read(has).at(soon)).doesNotContain("值班：开发方");
        assertThat(read(covers).at(soon)).contains("值班：开发方");
    }

    @Test
    void newAddressesMakeTheOldOnesWorthless() {
        List<String> old = paths(bot.say("孙丽", "/值班 日历"));
        List<String> others = paths(bot.say("赵敏", "/值班 日历"));

        Caller.Reply told = bot.say("孙丽", "/值班 日历 换新");
        assertThat(text(told)).contains("旧地址作废");
        assertThat(paths(told)).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
        assertThat(paths(bot.say("孙丽", "/值班 日历"))).isEqualTo(paths(told));
        assertThat(paths(told))
                .allSatisfy(path -> assertThat(bot.get(path).status()).isEqualTo(200));
        assertThat(others).allSatisfy(path -> assertThat(bot.get(path).status()).isEqualTo(200));

        Caller.Reply gone = bot.get(old.getFirst(), "Accept-Language", "zh");
        Caller.Reply never = bot.get("/calendars/" + "0".repeat(48) + ".ics", "Accept-Language", "zh");
        assertThat(List.of(gone, never)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            assertThat(reply.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:calendar-unknown");
            assertThat(reply.body().path("detail").asString()).contains("/值班 日历");
        });

        Caller.Reply tapped = bot.tap(
                told.body().path("id").asString(),
                told.body().at("/reply/buttons/0/id").asString(),
                "孙丽",
                null);
        assertThat(text(tapped)).contains("旧地址作废");
        assertThat(bot.get(paths(told).getFirst()).status()).isEqualTo(404);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String path = paths(bot.say("孙丽", "/值班 日历")).getFirst();
        Caller.Reply first = bot.get(path);

        assertThat(first.header("Content-Type")).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        assertThat(first.response().headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        Caller.Reply again = bot.get(path, "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
    }

    @Test
    void whatTheDeskFileDropsIsReadByNobody() {
        String shop = Examples.text();
        inForce(shop.replaceFirst("(?m)^sides:", "  night: {name: 夜班, lead: zhou.min}\n$0")
                .replaceFirst(
                        "(?m)^people:.*$",
                        "$0\n  - {id: zhou.min, name: 周敏, groups: [biz, night], accounts: {web: zhou.min}}"));
        List<String> hers = paths(bot.say("周敏", "/值班 日历"));
        List<String> ofALead = paths(bot.say("赵敏", "/值班 日历"));
        assertThat(hers).hasSize(3).allSatisfy(path -> assertThat(status(path)).isEqualTo(200));
        assertThat(status(ofALead.getLast())).isEqualTo(200);

        inForce(shop);
        assertThat(hers).allSatisfy(path -> assertThat(status(path)).isEqualTo(404));
        assertThat(status(ofALead.getLast())).as("the group is gone").isEqualTo(404);
        assertThat(status(ofALead.getFirst())).isEqualTo(200);

        inForce(shop.replace("groups: [ops],      role: lead,", "groups: [ops],"));
        assertThat(status(ofALead.get(3))).as("of a group that 赵敏 doesn't lead").isEqualTo(404);
        inForce(shop);
        assertThat(status(ofALead.get(3))).isEqualTo(200);
    }

    @Test
    void programsAreToldOfIt() {
        assertThat(bot.get("/v3/api-docs")
                        .body()
                        .at("/paths/~1calendars~1{secret}.ics/get/responses/200/content/text~1calendar")
                        .isMissingNode())
                .isFalse();
    }

    private static void inForce(String text) {
        try {
            Files.writeString(folder.resolve("desks/shop.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Desks desks = bot.part(Desks.class);
        desks.refresh();
        assertThat(desks.faults()).isEmpty();
    }

    private static int status(String path) {
        return bot.get(path).status();
    }

    private static Reader read(String path) {
        Caller.Reply reply = bot.get(path);
        assertThat(reply.status()).isEqualTo(200);
        return Reader.of(reply.response().body());
    }

    /** Their own first. */
    private static List<String> paths(Caller.Reply told) {
        return ADDRESS.matcher(text(told))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String text(Caller.Reply reply) {
        return reply.body().at("/reply/title").asString() + "\n"
                + reply.body().at("/reply/text").asString();
    }
}
