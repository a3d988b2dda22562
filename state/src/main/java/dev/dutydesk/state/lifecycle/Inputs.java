package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Rules.unless;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Ticket.Cancellation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of what is said with an act. A refusal names what is {@code missing} or what would be {@code known}. */
final class Inputs {
    /** A defect's fix is checked for what else it broke. */
    private static final Set<String> DEFECTS = Set.of("function", "data", "security");

    static final Rule STARS = Rule.input(
            Act.Rate.class, "1 to 5 stars", (c, rate) -> unless(inRange(rate.stars()), Reason.STARS_OUT_OF_RANGE, c));

    static final Rule STARS_IF_ANY = Rule.input(
            Act.Accept.class,
            "stars, if any, 1 to 5",
            (c, accept) -> unless(accept.stars() == null || inRange(accept.stars()), Reason.STARS_OUT_OF_RANGE, c));

    static final Rule LEAD_SAYS_WHY = Rule.input(
            Act.Accept.class,
            "a lead for the reporting side: reason",
            (c, accept) -> unless(
                    !Ending.isByLead(c) || said(accept.reason()), Reason.REASON_MISSING, c, "missing", "reason"));

    static final Rule REGRESSION_OF_DEFECT = Rule.input(
            Act.Resolve.class,
            "for a defect (function, data, security) the regression: passed, failed or none",
            (c, resolve) -> unless(
                    resolve.regression() != null
                            || !DEFECTS.contains(c.ticket().sort().category()),
                    Reason.REGRESSION_MISSING,
                    c,
                    "missing",
                    "regression"));

    static final Rule NAMED_REASON = Rule.input(
            Act.Hold.class,
            "one of the desk's reasons",
            (c, hold) -> unless(
                    c.facts().holdReasons().contains(hold.reason()),
                    Reason.REASON_UNKNOWN,
                    c,
                    "reason",
                    hold.reason(),
                    "known",
                    sorted(c.facts().holdReasons())));

    static final Rule LINK_OF_BACKLOG = Rule.input(
            Act.Cancel.class,
            "backlog: link",
            (c, cancel) -> unless(
                    cancel.kind() != Cancellation.BACKLOG || said(cancel.link()),
                    Reason.LINK_MISSING,
                    c,
                    "missing",
                    "link"));

    static final Rule LOWERING_SAYS_WHY = Rule.input(
            Act.Regrade.class,
            "down: reason",
            (c, regrade) -> unless(
                    !c.ticket().sort().grade().isAbove(regrade.grade()) || said(regrade.reason()),
                    Reason.REASON_MISSING,
                    c,
                    "missing",
                    "reason"));

    static final Rule OTHER_GRADE = Rule.input(
            Act.Regrade.class,
            "another grade",
            (c, regrade) -> unless(regrade.grade() != c.ticket().sort().grade(), Reason.NOTHING_CHANGES, c));

    /** The handler and a lead just go on; who was asked has to say something. */
    static final Rule ANSWER = Rule.input(
            Act.Resume.class,
            "who was asked: answer",
            (c, resume) -> unless(
                    c.isHandler() || c.isLead() || said(resume.answer()), Reason.TEXT_MISSING, c, "missing", "answer"));

    static final Rule ASSIGNEE = Rule.input(Act.Assign.class, "to a person or a group", (c, assign) -> {
        if (!said(assign.person()) && !said(assign.group())) {
            return unless(false, Reason.TARGET_MISSING, c, "missing", "target");
        }
        if (assign.group() != null && !c.facts().groups().contains(assign.group())) {
            return unless(
                    false,
                    Reason.GROUP_UNKNOWN,
                    c,
                    "unknown",
                    assign.group(),
                    "known",
                    sorted(c.facts().groups()));
        }
        if (assign.person() != null && c.facts().assignee() == null) {
            return unless(false, Reason.PERSON_UNKNOWN, c, "unknown", assign.person());
        }
        return unless(
                assign.person() == null || Handling.assignee(c).isResponder(),
                Reason.ASSIGNEE_NOT_A_RESPONDER,
                c,
                "person",
                assign.person());
    });

    static final Rule KNOWN_GROUP = Rule.input(
            Act.Report.class,
            "one of the desk's groups",
            (c, report) -> unless(
                    c.facts().groups().contains(report.group()),
                    Reason.GROUP_UNKNOWN,
                    c,
                    "unknown",
                    report.group(),
                    "known",
                    sorted(c.facts().groups())));

    static final Rule BORN_INTO_OPEN = Rule.input(
            Act.Report.class,
            "born merged: into an open ticket of the desk",
            (c, report) -> report.into() == null ? Optional.empty() : canTakeIn(c, report.into()));

    static final Rule INTO_OPEN =
            Rule.input(Act.Merge.class, "into an open ticket of the desk", (c, merge) -> canTakeIn(c, merge.into()));

    static final Rule SOMETHING_NEW = Rule.input(
            Act.Classify.class,
            "category, module, cause or scope",
            (c, classify) -> unless(
                    !Filing.classified(c.ticket().sort(), classify)
                            .equals(c.ticket().sort()),
                    Reason.NOTHING_CHANGES,
                    c));

    static final Rule NEW_LINK = Rule.input(
            Act.Link.class,
            "a ticket key or an address",
            (c, link) -> unless(!c.ticket().links().contains(link.target().strip()), Reason.NOTHING_CHANGES, c));

    static final Rule NEW_TEXT = Rule.input(
            Act.Edit.class,
            "another text",
            (c, edit) ->
                    unless(!edit.text().strip().equals(c.ticket().report().description()), Reason.NOTHING_CHANGES, c));

    static final Rule OTHER_STARS = Rule.input(
            Act.Rate.class,
            "not the same again",
            (c, rate) ->
                    unless(!Filing.rated(c.ticket(), rate).equals(c.ticket().closing()), Reason.NOTHING_CHANGES, c));

    /** Where the desk file of today gives the same deadlines, or nobody worked them out, there is nothing to apply. */
    static final Rule OTHER_DEADLINES = Rule.input(
            Act.Recalculate.class,
            "where today's desk file gives other deadlines",
            (c, recalculate) -> unless(
                    !Clocks.recalculated(c.ticket(), c.facts())
                            .equals(c.ticket().deadlines()),
                    Reason.NOTHING_CHANGES,
                    c));

    static final Rule SOMETHING_TO_REDACT = Rule.input(
            Act.Redact.class,
            "a passage, the whole report or a file",
            (c, redact) -> unless(redact.erasure().ofAnything(), Reason.TEXT_MISSING, c, "missing", "passage"));

    private Inputs() {}

    /** The act needs these words: neither empty nor only spaces. */
    static <A extends Act> Rule said(
            Class<A> kind, String what, Reason otherwise, Function<A, @Nullable String> words) {
        return Rule.input(kind, what, (c, act) -> unless(said(words.apply(act)), otherwise, c, "missing", what));
    }

    /** The cause, where one is named, is one of the desk's codes. */
    static <A extends Act> Rule cause(Class<A> kind, Function<A, @Nullable String> cause) {
        return Rule.input(kind, "a cause the desk knows", (c, act) -> {
            String code = cause.apply(act);
            return unless(
                    code == null || c.facts().causes().contains(code),
                    Reason.CAUSE_UNKNOWN,
                    c,
                    "cause",
                    code,
                    "known",
                    sorted(c.facts().causes()));
        });
    }

    private static Optional<Refusal> canTakeIn(Case c, Ticket into) {
        if (into.id().equals(c.ticket().id())) {
            return unless(false, Reason.ITSELF, c);
        }
        return unless(
                into.state().isOpen() && into.desk().equals(c.ticket().desk()),
                Reason.NOT_AN_OPEN_TICKET,
                c,
                "into",
                into.id(),
                "intoState",
                into.state(),
                "intoMergedInto",
                into.state() == State.MERGED ? into.closing().mergedInto() : null);
    }

    private static boolean inRange(int stars) {
        return stars >= 1 && stars <= 5;
    }

    private static boolean said(@Nullable String words) {
        return words != null && !words.isBlank();
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
