package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arbitrary deeds of the {@link Cast}: sensible ones often enough that tickets live, foolish ones among them. */
public final class AnyActs {
    private AnyActs() {}

    /**
     * One thing somebody tries.
     *
     * @param later how long after the deed before it; now and then negative, for clocks go back
     * @param act given the ticket it is about and another one; null where there is nothing to try
     */
    public record Deed(
            Actor actor, Duration later, boolean handlerOnDuty, String words, BiFunction<Ticket, Ticket, Act> act) {
        public Facts facts(Ticket ticket, Act act, Instant now) {
            return Cast.facts(ticket, act, actor, now, handlerOnDuty);
        }

        @Override
        public String toString() {
            return "%s %s after %s%s".formatted(actor.id(), words, later, handlerOnDuty ? "" : ", handler off duty");
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
            case PERSON -> Objects.requireNonNull(Cast.actor(report.reporter()));
            case PATROL -> Cast.PATROL;
            case ALARM -> Cast.ALARM;
        };
    }

    public static Arbitrary<List<Deed>> deeds(int most) {
        return deed().list().ofMinSize(1).ofMaxSize(most);
    }

    public static Arbitrary<Deed> deed() {
        return Combinators.combine(
                        Arbitraries.of(Cast.EVERYONE),
                        Arbitraries.frequencyOf(
                                Tuple.of(20, Arbitraries.integers().between(0, 90)),
                                Tuple.of(1, Arbitraries.integers().between(-60, -1)),
                                Tuple.of(3, Arbitraries.integers().between(90, 6000))),
                        Arbitraries.of(true, true, false),
                        acts())
                .as((actor, minutes, onDuty, act) ->
                        new Deed(actor, Duration.ofMinutes(minutes), onDuty, act.words(), act.of()));
    }

    private record Said(String words, BiFunction<Ticket, Ticket, Act> of) {}

    private static Arbitrary<Said> acts() {
        Arbitrary<String> text = Arbitraries.of("证书过期", "restarted it", "wait for 20261123", " ", "x");
        Arbitrary<Integer> stars = Arbitraries.integers().between(0, 6);
        return Arbitraries.of(Verb.values()).filter(v -> v != Verb.REPORT).flatMap(verb -> switch (verb) {
            case REPORT -> throw new IllegalStateException();
            case ACKNOWLEDGE -> just(new Act.Acknowledge());
            case RELEASE -> text.map(t -> said(new Act.Release(t)));
            case ASSIGN ->
                Combinators.combine(
                                Arbitraries.of("li.wei", "chen.jie", "sun.li", "wang.fang", "nobody")
                                        .injectNull(0.3),
                                Arbitraries.of("dev", "ops", "biz", "moon").injectNull(0.5))
                        .as((person, group) -> said(new Act.Assign(person, group, List.of("shop"))));
            case DIAGNOSE -> text.map(t -> said(new Act.Diagnose(t)));
            case RESOLVE ->
                Combinators.combine(
                                text,
                                Arbitraries.of("code", "config", "gremlins").injectNull(0.5),
                                Arbitraries.of(Regression.class).injectNull(0.2))
                        .as((t, cause, regression) -> said(new Act.Resolve(t, cause, "1.4.2", null, regression)));
            case WITHDRAW -> just(new Act.Withdraw(null));
            case RECOVER -> text.map(t -> said(new Act.Recover(t)));
            case ACCEPT ->
                Combinators.combine(text.injectNull(0.4), stars.injectNull(0.5))
                        .as((t, s) -> said(new Act.Accept(t, s)));
            case REJECT -> text.map(t -> said(new Act.Reject(t)));
            case REOPEN ->
                text.map(t -> new Said("reopens", (ticket, other) -> new Act.Reopen(t, into(ticket, other))));
            case ARCHIVE -> just(new Act.Archive());
            case HOLD ->
                Arbitraries.of("waiting-vendor", "waiting-reporter", "lunch").map(t -> said(new Act.Hold(t)));
            case ASK -> text.map(t -> said(new Act.Ask(t)));
            case RESUME -> text.injectNull(0.4).map(t -> said(new Act.Resume(t)));
            case CANCEL ->
                Combinators.combine(Arbitraries.of(Ticket.Cancellation.class), text.injectNull(0.3))
                        .as((kind, link) -> said(new Act.Cancel(kind, null, link)));
            case MERGE -> Arbitraries.just(new Said("merges", (ticket, other) -> new Act.Merge(other, List.of())));
            case REGRADE ->
                Combinators.combine(Arbitraries.of(Grade.class), text.injectNull(0.3))
                        .as((grade, t) -> said(new Act.Regrade(grade, t)));
            case PROGRESS -> text.map(t -> said(new Act.Progress(t, null)));
            case NUDGE -> just(new Act.Nudge());
            case CLASSIFY ->
                Combinators.combine(
                                Arbitraries.of("function", "content").injectNull(0.4),
                                Arbitraries.of("code", "gremlins").injectNull(0.6))
                        .as((category, cause) -> said(new Act.Classify(category, null, cause, null)));
            case RATE -> stars.map(s -> said(new Act.Rate(s, null)));
            case RETRO -> text.map(t -> said(new Act.Retro(t)));
            case LINK -> text.map(t -> said(new Act.Link(t)));
            case COMMENT -> text.map(t -> said(new Act.Comment(t)));
            case ATTACH -> text.map(t -> said(new Act.Attach("pay.png", t)));
            case EDIT ->
                Combinators.combine(text, Arbitraries.of(Grade.class).injectNull(0.3))
                        .as((t, grade) -> said(new Act.Edit(t, grade)));
            case REDACT -> Arbitraries.of("付不了款", "x", " ").map(t -> said(new Act.Redact(t)));
            case REVEAL -> text.map(t -> said(new Act.Reveal(t)));
            case RECALCULATE -> just(new Act.Recalculate());
        });
    }

    private static @Nullable Ticket into(Ticket ticket, Ticket other) {
        return other.id().equals(ticket.closing().mergedInto()) ? other : null;
    }

    private static Arbitrary<Said> just(Act act) {
        return Arbitraries.just(said(act));
    }

    private static Said said(Act act) {
        return new Said(act.toString(), (ticket, other) -> act);
    }
}
