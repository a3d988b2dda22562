package dev.dutydesk.state.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the lifecycle answers to an act. */
public sealed interface Decision {

    /** It happens, once the store has committed the change. */
    record Changed(Change change) implements Decision {}

    /** The same actor already did it; nothing changes. @param at when */
    record Already(Verb verb, Instant at) implements Decision {}

    /**
     * It doesn't happen.
     *
     * @param reason what is wrong, as a word that messages are written for
     * @param detail names and figures for the message: who could do it, what is missing
     * @param possible what this actor could do to this ticket now
     */
    record Refused(Reason reason, Map<String, String> detail, List<Verb> possible) implements Decision {}

    /** Why an act is refused. Each has its message in each language. */
    enum Reason {
        /** The ticket's state doesn't allow it. */
        NOT_IN_THIS_STATE(Kind.IMPOSSIBLE),
        NOT_A_RESPONDER(Kind.FORBIDDEN),
        NOT_THE_HANDLER(Kind.FORBIDDEN),
        NOT_A_LEAD(Kind.FORBIDDEN),
        NOT_THE_REPORTING_SIDE(Kind.FORBIDDEN),
        NOT_THE_REPORTER(Kind.FORBIDDEN),
        NOT_THE_AUTHOR(Kind.FORBIDDEN),
        NOT_WHO_ACCEPTED(Kind.FORBIDDEN),
        /** Who handled it can't accept it. */
        OWN_WORK(Kind.FORBIDDEN),
        NOT_ITS_PATROL(Kind.FORBIDDEN),
        ONLY_THE_CLOCK(Kind.FORBIDDEN),
        LEAD_MUST_DECIDE(Kind.FORBIDDEN),
        P1_NEEDS_A_LEAD(Kind.FORBIDDEN),
        LOWERING_NEEDS_A_LEAD(Kind.FORBIDDEN),
        P1_NEVER_BY_CLOCK(Kind.IMPOSSIBLE),
        P1_NEEDS_RETROSPECTIVE(Kind.IMPOSSIBLE),
        NOT_A_P1(Kind.IMPOSSIBLE),
        WINDOW_STILL_OPEN(Kind.IMPOSSIBLE),
        WINDOW_OVER(Kind.IMPOSSIBLE),
        NOTHING_CHANGES(Kind.IMPOSSIBLE),
        NOT_AN_OPEN_TICKET(Kind.IMPOSSIBLE),
        ITSELF(Kind.IMPOSSIBLE),
        REASON_MISSING(Kind.INCOMPLETE),
        SOLUTION_MISSING(Kind.INCOMPLETE),
        FINDING_MISSING(Kind.INCOMPLETE),
        TEXT_MISSING(Kind.INCOMPLETE),
        LINK_MISSING(Kind.INCOMPLETE),
        REGRESSION_MISSING(Kind.INCOMPLETE),
        TARGET_MISSING(Kind.INCOMPLETE),
        STARS_OUT_OF_RANGE(Kind.INCOMPLETE),
        REASON_UNKNOWN(Kind.INCOMPLETE),
        CAUSE_UNKNOWN(Kind.INCOMPLETE),
        /** The person it should go to is in no group and couldn't acknowledge it. */
        ASSIGNEE_NOT_A_RESPONDER(Kind.INCOMPLETE),
        PERSON_UNKNOWN(Kind.INCOMPLETE),
        GROUP_UNKNOWN(Kind.INCOMPLETE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /** What a refused one can do about it: nothing, wait or do something else first, or say more. */
    enum Kind {
        FORBIDDEN,
        IMPOSSIBLE,
        INCOMPLETE
    }
}
