package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary deeds of the {@link Cast}. Most are what somebody could do just then, so that tickets live and die; the others
 * are anything by anyone, with words that may be missing or wrong.
 */
public final class AnyActs {
    private static final Lifecycle LIFECYCLE = new Lifecycle();
    private static final List<Verb> VERBS =
            Arrays.stream(Verb.values()).filter(v -> v != Verb.REPORT).toList();

    private AnyActs() {}

    /** Who tries what, and what is known then. */
    public record Attempt(Actor actor, Act act, Facts facts) {}

    /**
     * One thing that is tried; whom and what that is depends on the ticket it meets.
     *
     * @param choice which of all that could be done, a whole number from 0
     * @param how whether it is something possible that moves the ticket, something possible, or anything
     * @param later how long after the deed before it; now and then negative, for clocks go back
     */
    public record Deed(int choice, How how, Duration later, boolean handlerOnDuty, Words words) {
        /** @param other another ticket of the desk, to merge into */
        public Attempt on(Ticket ticket, Ticket other, Instant now) {
            List<Attempt> attempts = Cast.EVERYONE.stream()
                    .flatMap(actor -> {
                        Facts facts = Cast.facts(ticket, null, actor, now, handlerOnDuty);
                        List<Verb> verbs = how == How.ANYTHING ? VERBS : LIFECYCLE.possible(ticket, facts);
                        return verbs.stream()
                                .filter(verb -> how != How.MOVING || moves(verb))
                                .map(verb -> new Attempt(actor, words.act(verb, ticket, other), facts));
                    })
                    .toList();
            if (attempts.isEmpty()) {
                return new Deed(choice, How.ANYTHING, later, handlerOnDuty, words).on(ticket, other, now);
            }
            Attempt attempt = chosen(attempts);
            return new Attempt(
                    attempt.actor(),
                    attempt.act(),
                    Cast.facts(ticket, attempt.act(), attempt.actor(), now, handlerOnDuty));
        }

        /** The verb first, then who does it: else what only few may do would hardly ever be tried. */
        private Attempt chosen(List<Attempt> attempts) {
            List<Verb> verbs = attempts.stream()
                    .map(attempt -> attempt.act().verb())
                    .distinct()
                    .toList();
            Verb verb = verbs.get(choice % verbs.size());
            List<Attempt> able = attempts.stream()
                    .filter(attempt -> attempt.act().verb() == verb)
                    .toList();
            return able.get(choice / verbs.size() % able.size());
        }

        private static boolean moves(Verb verb) {
            Row row = TransitionTable.row(verb);
            return verb != Verb.MERGE
                    && row.from().stream().anyMatch(s -> !row.to(s).equals(Set.of(s)));
        }
    }

    /** How a deed is chosen. */
    public enum How {
        MOVING,
        POSSIBLE,
        ANYTHING
    }

    /** What is said with it: all that any act could need. */
    public record Words(
            String text,
            @Nullable String more,
            @Nullable Integer stars,
            Grade grade,
            @Nullable Regression regression,
            @Nullable String cause,
            @Nullable String person,
            @Nullable String group,
            String reason,
            Ticket.Cancellation kind) {

        Act act(Verb verb, Ticket ticket, Ticket other) {
            return switch (verb) {
                case REPORT -> throw new IllegalArgumentException("a report begins a ticket");
                case ACKNOWLEDGE -> new Act.Acknowledge();
                case RELEASE -> new Act.Release(text);
                case ASSIGN -> new Act.Assign(person, group, List.of("shop"));
                case DIAGNOSE -> new Act.Diagnose(text);
                case RESOLVE -> new Act.Resolve(text, cause, "1.4.2", more, regression);
                case WITHDRAW -> new Act.Withdraw(more);
                case RECOVER -> new Act.Recover(text);
                case ACCEPT -> new Act.Accept(more, stars);
                case REJECT -> new Act.Reject(text);
                case REOPEN ->
                    new Act.Reopen(text, other.id().equals(ticket.closing().mergedInto()) ? other : null);
                case ARCHIVE -> new Act.Archive();
                case HOLD -> new Act.Hold(reason);
                case ASK -> new Act.Ask(text);
                case RESUME -> new Act.Resume(more);
                case CANCEL -> new Act.Cancel(kind, text, more);
                case MERGE -> new Act.Merge(other, List.of());
                case REGRADE -> new Act.Regrade(grade, more);
                case PROGRESS -> new Act.Progress(text, null);
                case NUDGE -> new Act.Nudge();
                case CLASSIFY -> new Act.Classify(more == null ? null : "content", null, cause, null);
                case RATE -> new Act.Rate(stars == null ? 3 : stars, more);
                case RETRO -> new Act.Retro(text);
                case LINK -> new Act.Link(text);
                case COMMENT -> new Act.Comment(text);
                case ATTACH -> new Act.Attach("pay.png", text);
                case EDIT -> new Act.Edit(text, grade);
                case REDACT -> new Act.Redact(text);
                case REVEAL -> new Act.Reveal();
                case RECALCULATE -> new Act.Recalculate();
                case TELL ->
                    new Act.Tell(
                            person == null ? "li.wei" : person,
                            Way.THREAD,
                            Delivery.values()[grade.ordinal() % 3],
                            more,
                            Notice.Kind.UNANSWERED,
                            more == null ? List.of(Way.SMS) : List.of(),
                            more != null);
                case REMIND ->
                    new Act.Remind(List.of(new Reminder(
                            Reminder.Kind.values()[grade.ordinal()],
                            "80%",
                            ticket.report().at(),
                            1,
                            List.of(person == null ? "li.wei" : person),
                            false)));
            };
        }
    }

    /** What makes a ticket begin. */
    public static Arbitrary<Act.Report> reports(Instant at) {
        return Combinators.combine(
                        Arbitraries.of(
                                Cast.WANG_FANG,
                                Cast.WANG_FANG,
                                Cast.LI_WEI,
                                Cast.ZHAO_MIN,
                                Cast.GUEST,
                                Cast.PATROL,
                                Cast.ALARM),
                        Arbitraries.of(Grade.class),
                        Arbitraries.of("function", "content", "server"),
                        Arbitraries.of("付不了款，页面一直转圈。急", "nobody can pay! Please help", "x"))
                .as((who, grade, category, text) -> Cast.report(who, grade, text, at, category, null));
    }

    /** Who may well say that they report: the one whom the act names, or the check behind it. */
    public static Actor reporter(Act.Report report) {
        return switch (report.origin()) {
            case PERSON, TEST -> Objects.requireNonNull(Cast.actor(report.reporter()));
            case PATROL -> Cast.PATROL;
            case ALARM -> Cast.ALARM;
            case PLANNED -> Actor.CLOCK;
        };
    }

    public static Arbitrary<List<Deed>> deeds(int most) {
        return deed().list().ofMinSize(1).ofMaxSize(most);
    }

    public static Arbitrary<Deed> deed() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100_000).withoutEdgeCases(),
                        Arbitraries.frequency(
                                Tuple.of(6, How.MOVING), Tuple.of(3, How.POSSIBLE), Tuple.of(2, How.ANYTHING)),
                        Arbitraries.frequencyOf(
                                Tuple.of(20, Arbitraries.integers().between(0, 90)),
                                Tuple.of(1, Arbitraries.integers().between(-60, -1)),
                                Tuple.of(1, Arbitraries.integers().between(90, 6000))),
                        Arbitraries.of(true, true, false),
                        words())
                .as((choice, how, minutes, onDuty, words) ->
                        new Deed(choice, how, Duration.ofMinutes(minutes), onDuty, words));
    }

    private static Arbitrary<Words> words() {
        Arbitrary<String> text = Arbitraries.frequency(
                Tuple.of(4, "证书过期"), Tuple.of(4, "restarted it"), Tuple.of(1, " "), Tuple.of(1, "付"));
        return Combinators.combine(
                        text,
                        text.injectNull(0.2),
                        Arbitraries.integers().between(0, 6).injectNull(0.5),
                        Arbitraries.of(Grade.class),
                        Arbitraries.of(Regression.class).injectNull(0.1),
                        Arbitraries.of("code", "config", "gremlins").injectNull(0.6),
                        Arbitraries.of("li.wei", "chen.jie", "sun.li", "wang.fang", "nobody")
                                .injectNull(0.3),
                        Arbitraries.of("dev", "ops", "biz", "moon").injectNull(0.5))
                .as((t, more, stars, grade, regression, cause, person, group) -> new Words(
                        t, more, stars, grade, regression, cause, person, group, "waiting-vendor", kind(grade)))
                .flatMap(w -> Arbitraries.frequency(
                                Tuple.of(4, "waiting-vendor"), Tuple.of(2, "waiting-reporter"), Tuple.of(1, "lunch"))
                        .map(reason -> new Words(
                                w.text(),
                                w.more(),
                                w.stars(),
                                w.grade(),
                                w.regression(),
                                w.cause(),
                                w.person(),
                                w.group(),
                                reason,
                                w.kind())));
    }

    private static Ticket.Cancellation kind(Grade grade) {
        return Ticket.Cancellation.values()[grade.ordinal() % 3];
    }
}
