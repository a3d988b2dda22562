package dev.dutydesk.bot.oncall.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.bot.oncall.Duty.Absence;
import dev.dutydesk.bot.oncall.Duty.Cover;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.oncall.feed.Reader.Entry;
import dev.dutydesk.bot.ticket.DeskTemplates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Tuesday: 李伟 has the duty of the developers since Monday at ten, with 陈杰 every other week; 孙丽 always that of business. */
class ShiftCalendarTest {
    private static final Instant TUESDAY = Instant.parse("2026-11-24T04:00:00Z");
    private static final Feed LI_WEI = Feed.fresh("li.wei", null);
    private static final Feed CHEN_JIE = Feed.fresh("chen.jie", null);
    private static final Feed DEVELOPERS = Feed.fresh("li.wei", "dev");

    private final Desk shop = Examples.shop();
    private Duty duty = Duty.NONE;
    private Instant now = TUESDAY;

    private ShiftCalendar.Written written(Desk desk, Feed feed) {
        InstantSource clock = () -> now;
        return new ShiftCalendar(new OnCall(any -> duty), new DeskTemplates(Path.of("src/main/resources/desks")), clock)
                .write(desk, feed);
    }

    private Reader read(Desk desk, Feed feed) {
        return Reader.of(written(desk, feed).text());
    }

    private Time time(String from, String until) {
        return new Time(
                LocalDateTime.parse(from).atZone(shop.zone()).toInstant(),
                LocalDateTime.parse(until).atZone(shop.zone()).toInstant());
    }

    @Test
    void aPersonReadsTheirOwnShiftsOfAllGroups() {
        Reader calendar = read(shop, LI_WEI);

        assertThat(calendar.property("X-WR-CALNAME")).isEqualTo("值班：李伟 · 示例商城");
        assertThat(calendar.property("REFRESH-INTERVAL")).isEqualTo("PT1H");
        assertThat(calendar.property("X-PUBLISHED-TTL")).isEqualTo("PT1H");
        assertThat(calendar.entries())
                .hasSize(7)
                .allSatisfy(entry -> assertThat(entry.summary()).isEqualTo("值班：开发方"))
                .startsWith(new Entry(
                        "dev-20261123T020000Z@shop.dutydesk",
                        Instant.parse("2026-11-23T02:00:00Z"),
                        Instant.parse("2026-11-30T02:00:00Z"),
                        "值班：开发方",
                        "后备：陈杰\n负责人：赵敏"));
        assertThat(read(shop, CHEN_JIE).entries()).extracting(Entry::summary).containsOnly("值班：开发方", "值班：运维方");
    }

    @Test
    void aGroupsSayWhoseTheyAreInTheLanguageOfWhoReadsThem() {
        assertThat(read(shop, DEVELOPERS).entries())
                .extracting(Entry::summary)
                .startsWith("开发方值班：李伟", "开发方值班：陈杰", "开发方值班：李伟");

        Desk english = Examples.shop(
                Examples.text().replace("name: 李伟,   groups: [dev],", "name: 李伟, groups: [dev], locale: en,"));
        assertThat(read(english, DEVELOPERS).property("X-WR-CALNAME")).isEqualTo("On duty: Developers · Example Shop");
        assertThat(read(english, DEVELOPERS).entries().getFirst())
                .extracting(Entry::summary, Entry::description)
                .containsExactly("Developers: 李伟", "Backup: 陈杰\nLead: 赵敏");
        assertThat(read(english, LI_WEI).entries().getFirst().summary()).isEqualTo("On duty: Developers");
    }

    @Test
    void whatWasAgreedOnLiesOverTheRoster() {
        String tag = written(shop, LI_WEI).tag();
        Time saturday = time("2026-11-28T00:00", "2026-11-29T00:00");
        duty = duty.with(List.of(new Cover("1", "dev", "li.wei", "chen.jie", saturday, "chen.jie")));

        assertThat(read(shop, LI_WEI).entries().subList(0, 2))
                .extracting(Entry::from, Entry::until)
                .containsExactly(
                        tuple(Instant.parse("2026-11-23T02:00:00Z"), Instant.parse("2026-11-27T16:00:00Z")),
                        tuple(Instant.parse("2026-11-28T16:00:00Z"), Instant.parse("2026-11-30T02:00:00Z")));
        assertThat(read(shop, CHEN_JIE).at(saturday.from())).containsExactlyInAnyOrder("值班：开发方", "值班：运维方");
        assertThat(read(shop, DEVELOPERS).at(saturday.from())).containsExactly("开发方值班：陈杰");
        assertThat(written(shop, LI_WEI).tag()).isNotEqualTo(tag);
    }

    @Test
    void whoIsAwayHasNoDuty() {
        Time week = time("2026-11-25T00:00", "2026-12-01T00:00");
        duty = duty.with(new Absence("1", "li.wei", week, "li.wei"));

        assertThat(read(shop, LI_WEI).at(week.from())).isEmpty();
        assertThat(read(shop, DEVELOPERS).at(week.from())).containsExactly("开发方值班：陈杰");
    }

    @Test
    void aTurnOverAChangeOfTheClocksBeginsAndEndsAtTheSameTimeOfDay() {
        Desk berlin = Examples.shop(Examples.text().replace("zone: Asia/Shanghai", "zone: Europe/Berlin"));
        now = Instant.parse("2027-03-20T12:00:00Z");

        assertThat(read(berlin, DEVELOPERS).entries())
                .filteredOn(entry -> entry.from().equals(Instant.parse("2027-03-22T09:00:00Z")))
                .singleElement()
                .extracting(Entry::until)
                .isEqualTo(Instant.parse("2027-03-29T08:00:00Z"));
    }

    @Test
    void anEntryKeepsItsIdAndTheCalendarItsTagWhileNothingChanges() {
        ShiftCalendar.Written before = written(shop, DEVELOPERS);
        now = now.plus(Duration.ofHours(1));
        ShiftCalendar.Written after = written(shop, DEVELOPERS);

        assertThat(after.tag()).isEqualTo(before.tag());
        assertThat(Reader.of(after.text()).entries())
                .isEqualTo(Reader.of(before.text()).entries())
                .extracting(Entry::id)
                .doesNotHaveDuplicates();
        assertThat(before.text()).contains("DTSTAMP:20261124T040000Z");
        assertThat(after.text()).contains("DTSTAMP:20261124T050000Z");
    }

    @Test
    void longNamesInAnyScriptComeBackWhole() {
        String name = "从支付、结算与对账一组🙂调来的陈杰，以及\\\"风控\\\"; 值守, 夜班".repeat(3);
        Desk wordy = Examples.shop(Examples.text().replace("name: 陈杰,", "name: \"" + name + "\","));

        assertThat(read(wordy, LI_WEI).entries().getFirst().description())
                .isEqualTo("后备：" + name.replace("\\\"", "\"") + "\n负责人：赵敏");
    }

    @Test
    void aSecretIsLongAndNotSaidInPassing() {
        assertThat(LI_WEI.secret()).matches("[0-9a-f]{48}").isNotEqualTo(CHEN_JIE.secret());
        assertThat(LI_WEI.toString()).contains("li.wei").doesNotContain(LI_WEI.secret());
    }

    @Test
    void dutyThatOnlyFallsToALeadIsNoShift() {
        Desk without = Examples.shop(Examples.text().replaceFirst("(?m)^  - \\{group: ops, shifts:.*\\R", ""));

        assertThat(read(without, Feed.fresh("zhao.min", null)).entries()).isEmpty();
        assertThat(read(without, Feed.fresh("zhao.min", "ops")).entries()).isEmpty();
    }
}
