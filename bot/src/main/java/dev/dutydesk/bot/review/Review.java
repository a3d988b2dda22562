package dev.dutydesk.bot.review;

import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a desk's tickets in a period, by what was known at its end. Tickets stand in it by their numbers, people and
 * groups by their ids; nothing that anybody wrote does, so that what is redacted later isn't in here.
 *
 * @param reported how many problems came, of each kind, most first
 * @param acknowledging how long it took until somebody had it, @param resolving until it was resolved, without the time
 *     it was held or stood resolved
 * @param counts what is counted beside the rates
 * @param severe what P1 tickets cost: how many there were, and how long they were unresolved in the period
 * @param unclosed what was open at the end, oldest first
 * @param misses the promises missed in the period, the latest first
 * @param corrections what earlier periods counted otherwise
 * @param recurring what keeps coming back
 * @param people the table of people, by id
 * @param patrolled what the desk's patrol did, in whole days
 */
public record Review(
        Period period,
        List<Kind> reported,
        List<Rate> rates,
        Spread acknowledging,
        Spread resolving,
        List<Count> counts,
        Severe severe,
        List<Unclosed> unclosed,
        List<Miss> misses,
        List<Correction> corrections,
        List<Recurring> recurring,
        List<PersonRow> people,
        Patrolled patrolled) {

    /** @throws NullPointerException for one that was kept before a patrol was counted */
    public Review {
        Objects.requireNonNull(patrolled);
    }

    /** Reported in the period, of a category and a grade: the highest it had by the period's end. */
    public record Kind(String category, Grade grade, List<Long> tickets) {}

    public record Severe(List<Long> tickets, Duration unresolved) {}

    /** @param overdue whether a promise was missed and still isn't done */
    public record Unclosed(
            long ticket,
            Grade grade,
            String group,
            @Nullable String handler,
            Instant since,
            boolean overdue) {}

    /** @param late how long after the deadline it was done; null where it still wasn't at the period's end */
    public record Miss(
            long ticket,
            Grade grade,
            String group,
            Promise promise,
            Instant deadline,
            @Nullable Duration late) {}

    /** @param was null where it wasn't counted @param is null where it no longer is */
    public record Correction(
            long ticket,
            Promise promise,
            @Nullable Boolean was,
            @Nullable Boolean is) {}

    /**
     * @param module null for a fingerprint @param cause null for a fingerprint @param fingerprint null for a module and
     *     its cause
     * @param times within 30 days @param tickets those of them that happened in the period
     */
    public record Recurring(
            @Nullable String module,
            @Nullable String cause,
            @Nullable String fingerprint,
            long times,
            List<Long> tickets) {

        /** Names it among all that ever came back: the same in each review that tells of it. */
        public String problem() {
            return fingerprint == null ? module + "/" + cause : "fingerprint/" + fingerprint;
        }
    }

    public record Count(What what, List<Long> tickets) {
        public enum What {
            ACCEPTED_BY_PEOPLE,
            ACCEPTED_BY_CLOCK,
            REJECTED,
            REOPENED,
            WITHDRAWN,
            BACKLOG,
            FALSE_ALARM,
            MERGED,
            /** Open, and no promise of it missed. */
            RUNNING,
            /** Seen to recover before anybody acknowledged: no response is counted. */
            RECOVERED_BY_ITSELF,
            /** Given to another group more than once. */
            PASSED_AROUND,
            /** Stars were asked for. */
            ASKED_FOR_STARS
        }
    }

    /** @param stars all that were given, @param rated by how many */
    public record PersonRow(
            String person,
            int responsesKept,
            int responses,
            int resolutionsKept,
            int resolutions,
            int firstTime,
            int accepted,
            int reopened,
            int stars,
            int rated,
            int groupChanges) {

        /** On average, rounded down to one decimal: {@code 4.5}; empty where nobody gave any. */
        public String averageStars() {
            if (rated == 0) {
                return "";
            }
            int tenths = stars * 10 / rated;
            return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
        }
    }

    public Optional<Rate> rate(Rate.Name name, @Nullable Grade grade) {
        return rates.stream()
                .filter(rate -> rate.name() == name && rate.grade() == grade)
                .findFirst();
    }

    public List<Long> count(Count.What what) {
        return counts.stream()
                .filter(count -> count.what() == what)
                .findFirst()
                .map(Count::tickets)
                .orElse(List.of());
    }
}
