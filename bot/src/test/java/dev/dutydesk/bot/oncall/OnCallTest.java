package dev.dutydesk.bot.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shop's rosters: developers and operations change on Mondays at ten. */
class OnCallTest {
    private static final String OPS =
            "{rotate: weekly, at: \"MON 10:00\", from: 2026-11-23, people: [chen.jie, zhao.min]}";

    private final OnCall onCall = new OnCall();
    private final Desk shop = Examples.shop();

    private static Desk shopWithOps(String shifts) {
        return Examples.shop(Examples.text().replace(OPS, shifts));
    }

    private Instant at(String local) {
        return LocalDateTime.parse(local).atZone(shop.zone()).toInstant();
    }

    private String onDuty(Desk desk, String local) {
        return onCall.at(
                        desk,
                        "ops",
                        LocalDateTime.parse(local).atZone(desk.zone()).toInstant())
                .person();
    }

    @Test
    void theDutyChangesAtTheHandOverAndTheNextOneIsTheBackup() {
        Shift first = onCall.at(shop, "ops", at("2026-11-23T10:00"));
        assertThat(first)
                .isEqualTo(new Shift("ops", "chen.jie", "zhao.min", at("2026-11-23T10:00"), at("2026-11-30T10:00")));
        assertThat(onCall.at(shop, "ops", at("2026-11-30T09:59"))).isEqualTo(first);
        assertThat(onDuty(shop, "2026-11-30T10:00")).isEqualTo("zhao.min");
        assertThat(onDuty(shop, "2026-12-07T10:00")).isEqualTo("chen.jie");
    }

    @Test
    void untilARosterBeginsAndWhereThereIsNoneTheLeadHasTheDuty() {
        assertThat(onCall.at(shop, "ops", at("2026-11-23T09:59")))
                .isEqualTo(new Shift("ops", "zhao.min", null, null, at("2026-11-23T10:00")));
        Desk without = Examples.shop(Examples.text().replaceFirst("(?m)^  - \\{group: ops, shifts:.*\\R", ""));
        assertThat(onCall.from(without, "ops", at("2026-11-25T12:00")))
                .containsExactly(new Shift("ops", "zhao.min", null, null, null));
    }

    @Test
    void whoTakesEveryTurnHasTheLeadAsBackupButNotThemselves() {
        assertThat(onCall.at(shop, "biz", at("2026-11-25T12:00")).backup()).isNull();
        Desk alone = shopWithOps("{rotate: daily, at: \"10:00\", from: 2026-11-23, people: [chen.jie]}");
        assertThat(onCall.at(alone, "ops", at("2026-11-25T12:00")).backup()).isEqualTo("zhao.min");
    }

    @Test
    void aWeekThatBeginsOnAnotherDayIsShortOnce() {
        Desk desk = shopWithOps("{rotate: weekly, at: \"MON 10:00\", from: 2026-11-26, people: [chen.jie, zhao.min]}");
        assertThat(onCall.from(desk, "ops", at("2026-11-27T00:00")).limit(3).map(Shift::until))
                .containsExactly(at("2026-11-30T10:00"), at("2026-12-07T10:00"), at("2026-12-14T10:00"));
        assertThat(onDuty(desk, "2026-11-26T10:00")).isEqualTo("chen.jie");
        assertThat(onDuty(desk, "2026-12-01T00:00")).isEqualTo("zhao.min");
    }

    @Test
    void dutyChangesEveryDayOrEverySoManyDays() {
        Desk daily = shopWithOps("{rotate: daily, at: \"10:00\", from: 2026-11-23, people: [chen.jie, zhao.min]}");
        assertThat(Stream.of("23T10:00", "24T09:59", "24T10:00", "25T10:00", "26T10:00")
                        .map(day -> onDuty(daily, "2026-11-" + day)))
                .containsExactly("chen.jie", "chen.jie", "zhao.min", "chen.jie", "zhao.min");
        Desk threeDays = shopWithOps("{rotate: 3d, at: \"10:00\", from: 2026-11-23, people: [chen.jie, zhao.min]}");
        assertThat(Stream.of("23T10:00", "26T09:59", "26T10:00", "29T10:00")
                        .map(day -> onDuty(threeDays, "2026-11-" + day)))
                .containsExactly("chen.jie", "chen.jie", "zhao.min", "chen.jie");
    }

    @Test
    void handOversFollowTheClockOnTheWallAndNobodyIsMissingInBetween() {
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai")) {
            Desk desk = Examples.shop(Examples.text()
                    .replace("zone: Asia/Shanghai", "zone: " + zone)
                    .replace(OPS, "{rotate: daily, at: \"02:30\", from: 2026-01-01, people: [chen.jie, zhao.min]}"));
            List<Shift> year = onCall.from(desk, "ops", Instant.parse("2026-01-02T00:00:00Z"))
                    .limit(365)
                    .toList();
            for (int i = 1; i < year.size(); i++) {
                assertThat(year.get(i).from()).isEqualTo(year.get(i - 1).until());
                assertThat(year.get(i).person()).isEqualTo(year.get(i - 1).backup());
                assertThat(Duration.between(year.get(i).from(), year.get(i).until()))
                        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
            }
        }
    }

    @Test
    void oneIsOnDutyWhoHasTheDutyOfAnyGroup() {
        assertThat(onCall.isOnDuty(shop, "li.wei", at("2026-11-25T12:00"))).isTrue();
        assertThat(onCall.isOnDuty(shop, "zhao.min", at("2026-11-25T12:00"))).isFalse();
        assertThat(onCall.isOnDuty(shop, "zhao.min", at("2026-12-01T12:00"))).isTrue();
    }
}
