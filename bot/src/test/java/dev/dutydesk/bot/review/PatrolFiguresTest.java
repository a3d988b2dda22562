package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.review.Patrolled.Probed;
import dev.dutydesk.bot.review.Patrolled.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What patrols and probes add to a review, and of which days. */
class PatrolFiguresTest {
    private static final Period WEEK = new Period(
            Period.Kind.WEEKLY, Instant.parse("2026-11-20T09:00:00Z"), Instant.parse("2026-11-27T09:00:00Z"));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Figures figures(Patrolled patrolled) {
        Spread nothing = new Spread(List.of(), null, null, null, List.of());
        Rate precision = new Rate(Rate.Name.PRECISION, null, List.of(3L, 5L), List.of(4L));
        return Figures.of(
                new Review(
                        WEEK,
                        List.of(),
                        List.of(precision),
                        nothing,
                        nothing,
                        List.of(),
                        new Review.Severe(List.of(), Duration.ZERO),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        patrolled),
                List.of());
    }

    private static Share share(Figures figures, String id) {
        return (Share) figures.find(id).orElseThrow().value();
    }

    @Test
    void roundsThatRanStandBesideThoseThatWereDue() {
        Figures figures =
                figures(new Patrolled(List.of(new Run("servers", 84, 83), new Run("morning", 7, 7)), List.of()));

        assertThat(share(figures, "rounds")).isEqualTo(new Share(90, 91, null));
        assertThat(share(figures, "rounds-servers")).isEqualTo(new Share(83, 84, null));
        assertThat(figures.find("findings").orElseThrow().tickets()).containsExactly(3L, 4L, 5L);
        assertThat(share(figures, "precision")).isEqualTo(new Share(2, 3, null));
    }

    @Test
    void availabilityIsHeldAgainstATargetOnlyWhereThereAreSamplesEnough() {
        Figures enough = figures(probed(new Probed("shop-up", false, true, 9_990, 999, 1, 4, 60, null)));
        assertThat(share(enough, "availability-shop-up")).isEqualTo(new Share(999, 1_000, 9_990));
        assertThat(share(enough, "availability-shop-up").isBelow()).isFalse();
        assertThat(enough.find("no-data-shop-up").orElseThrow().value()).isEqualTo(new Figure.Count(4));
        assertThat(enough.find("excluded-shop-up").orElseThrow().value()).isEqualTo(new Figure.Count(60));
        assertThat(Goal.unmeasured(enough)).doesNotContain("availability").contains("core-failure");

        Figures few = figures(probed(new Probed("shop-up", false, true, 9_990, 998, 1, 0, 0, null)));
        assertThat(share(few, "availability-shop-up").target()).isNull();

        Figures slow = figures(probed(new Probed("money-pulse", true, false, null, 2_010, 6, 0, 0, null)));
        assertThat(slow.find("availability-money-pulse")).isEmpty();
        assertThat(share(slow, "core")).isEqualTo(new Share(2_010, 2_016, 9_970));
        assertThat(share(slow, "core").isBelow()).isFalse();
        assertThat(Goal.unmeasured(slow)).contains("availability").doesNotContain("core-failure");
    }

    @Test
    void whatAPromotionPromisesIsHeldAgainstWhatWasMeasuredInItAlone() {
        Patrolled.Promoted promoted = new Patrolled.Promoted(9_999, 19_999, 1);
        Figures both = figures(probed(new Probed("shop-up", false, true, 9_990, 29_990, 10, 0, 0, promoted)));
        assertThat(share(both, "promoted-shop-up")).isEqualTo(new Share(19_999, 20_000, 9_999));
        assertThat(share(both, "promoted-shop-up").isBelow()).isFalse();
        assertThat(share(both, "availability-shop-up")).isEqualTo(new Share(9_991, 10_000, 9_990));

        Figures alone = figures(probed(new Probed("shop-up", false, true, 9_990, 19_999, 1, 0, 0, promoted)));
        assertThat(alone.find("promoted-shop-up")).isPresent();
        assertThat(alone.find("availability-shop-up")).isEmpty();
    }

    private static Patrolled probed(Probed probed) {
        return new Patrolled(List.of(), List.of(probed));
    }

    @Test
    void sharesAreRoundedDown() {
        assertThat(new Share(2, 3, null).percent()).isEqualTo("66.6");
        assertThat(new Share(9_999, 10_000, 9_999).percent()).isEqualTo("99.99");
        assertThat(new Share(99_999, 100_000, 9_999).percent()).isEqualTo("99.99");
        assertThat(new Share(1_999, 2_000, 9_990).percent()).isEqualTo("99.9");
        assertThat(new Share(20, 20, 9_800).percent()).isEqualTo("100");
        assertThat(new Share(0, 0, 9_800).percent()).isEmpty();
        assertThat(new Share(0, 1, 9_990).targetPercent()).isEqualTo("99.9");
    }

    @Test
    void aDayIsInOneReviewAlone() {
        Period next = new Period(Period.Kind.WEEKLY, WEEK.until(), WEEK.until().plus(Duration.ofDays(7)));

        assertThat(WEEK.days(SHANGHAI).first()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(WEEK.days(SHANGHAI).last()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(next.days(SHANGHAI).first()).isEqualTo(LocalDate.of(2026, 11, 27));
        Period hour = new Period(Period.Kind.SPAN, WEEK.from(), WEEK.from().plus(Duration.ofHours(1)));
        assertThat(hour.days(SHANGHAI).isEmpty()).isTrue();
    }
}
