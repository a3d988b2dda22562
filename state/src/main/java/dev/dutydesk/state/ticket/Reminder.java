package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that the clock says about a ticket, so that it doesn't wait unseen.
 *
 * @param what the target it is about ({@code diagnose}, {@code resolve}) with how much of it has gone ({@code resolve 80%}),
 *     or how long it has waited; for the history and for what was said already
 * @param since from when a chain counts: its steps begin anew with another one
 * @param step how many steps of the chain have been taken with this one; 0 outside chains
 * @param people who are told; nobody where a step had nobody to tell
 * @param ways by which others than the thread those of them are told who can be
 * @param aside those of them whom the thread doesn't tell: a direct message does
 * @param onCard whether the ticket's new card tells them already, so that the thread needn't
 * @param late whether it should have been said a while ago, when the bot wasn't there
 */
public record Reminder(
        Kind kind,
        String what,
        Instant since,
        int step,
        List<String> people,
        Map<Way, List<String>> ways,
        List<String> aside,
        boolean onCard,
        boolean late) {
    /** Told in the thread alone. */
    public Reminder(Kind kind, String what, Instant since, int step, List<String> people, boolean late) {
        this(kind, what, since, step, people, Map.of(), List.of(), false, late);
    }

    /** Whom the thread tells. */
    public List<String> inThread() {
        return onCard
                ? List.of()
                : people.stream().filter(person -> !aside.contains(person)).toList();
    }

    /** What stands for it among what was said of deadlines. */
    public String key() {
        return kind.word() + " " + what;
    }

    public enum Kind {
        /** Nobody has acknowledged: a step of the chain from when it last began to wait. */
        UNANSWERED,
        /** Nothing was heard of the handler: a step of the chain from when something last was. */
        SILENT,
        /** A deadline of the handler comes near. */
        DEADLINE,
        /** A deadline has passed. */
        MISSED,
        /** The reporting side is asked again to accept. */
        ACCEPTANCE,
        /** It has been held for longer than the desk allows. */
        HELD,
        /** The handler of an accepted P1 is asked for its retrospective: a step of the chain from its acceptance. */
        RETROSPECTIVE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
