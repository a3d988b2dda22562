package dev.dutydesk.state.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to a ticket: one record for each row of the transition table. */
public sealed interface Act {
    Verb verb();

    /**
     * @param reporter who stands as reporter: the actor, or the group's lead for a patrol, an alarm or planned work
     * @param side of that reporter
     * @param source the check, the alarm or the planned work; null for a person
     * @param why the words that led to the grade
     * @param rooms where the card must stand
     * @param into the open ticket of the same fault, as it stands now: the report is born merged into it; null for a
     *     report of its own
     */
    record Report(
            TicketId id,
            String desk,
            String text,
            String reporter,
            @Nullable String side,
            Ticket.Origin origin,
            @Nullable String source,
            Place place,
            Grade grade,
            String category,
            String module,
            String group,
            List<String> why,
            boolean triage,
            boolean outOfScope,
            @Nullable String fingerprint,
            List<String> rooms,
            @Nullable Ticket into)
            implements Act {
        @Override
        public Verb verb() {
            return Verb.REPORT;
        }
    }

    record Acknowledge() implements Act {
        @Override
        public Verb verb() {
            return Verb.ACKNOWLEDGE;
        }
    }

    record Release(String reason) implements Act {
        @Override
        public Verb verb() {
            return Verb.RELEASE;
        }
    }

    /**
     * To a person, to a group, or both. {@code rooms} are those that the ticket's group brings with it.
     *
     * @param group null: the group stays where the person is in it, else becomes the person's first
     */
    record Assign(@Nullable String person, @Nullable String group, List<String> rooms) implements Act {
        @Override
        public Verb verb() {
            return Verb.ASSIGN;
        }
    }

    record Diagnose(String finding) implements Act {
        @Override
        public Verb verb() {
            return Verb.DIAGNOSE;
        }
    }

    record Resolve(
            String solution,
            @Nullable String cause,
            @Nullable String version,
            @Nullable String rollback,
            @Nullable Regression regression)
            implements Act {
        @Override
        public Verb verb() {
            return Verb.RESOLVE;
        }
    }

    record Withdraw(@Nullable String reason) implements Act {
        @Override
        public Verb verb() {
            return Verb.WITHDRAW;
        }
    }

    record Recover(String evidence) implements Act {
        @Override
        public Verb verb() {
            return Verb.RECOVER;
        }
    }

    /**
     * @param reason why a lead accepts for the reporting side; null where the reporting side does it itself
     * @param stars 1 to 5, or null where none were given with it
     */
    record Accept(@Nullable String reason, @Nullable Integer stars) implements Act {
        @Override
        public Verb verb() {
            return Verb.ACCEPT;
        }
    }

    record Reject(String reason) implements Act {
        @Override
        public Verb verb() {
            return Verb.REJECT;
        }
    }

    /** @param mergedInto the ticket a merged one became part of, as it stands now: it lets go of it; null for others */
    record Reopen(String reason, @Nullable Ticket mergedInto) implements Act {
        @Override
        public Verb verb() {
            return Verb.REOPEN;
        }
    }

    record Archive() implements Act {
        @Override
        public Verb verb() {
            return Verb.ARCHIVE;
        }
    }

    record Hold(String reason) implements Act {
        @Override
        public Verb verb() {
            return Verb.HOLD;
        }
    }

    record Ask(String question) implements Act {
        @Override
        public Verb verb() {
            return Verb.ASK;
        }
    }

    /** @param answer what the reporting side answered; null where the handler or a lead goes on */
    record Resume(@Nullable String answer) implements Act {
        @Override
        public Verb verb() {
            return Verb.RESUME;
        }
    }

    record Cancel(
            Ticket.Cancellation kind,
            @Nullable String reason,
            @Nullable String link) implements Act {
        @Override
        public Verb verb() {
            return Verb.CANCEL;
        }
    }

    /**
     * @param into the other ticket as it stands now: it changes in the same commit
     * @param followers those merged into this one so far that aren't archived, as they stand now: they move along, so
     *     that no chain of merges is longer than one
     */
    record Merge(Ticket into, List<Ticket> followers) implements Act {
        @Override
        public Verb verb() {
            return Verb.MERGE;
        }
    }

    record Regrade(Grade grade, @Nullable String reason) implements Act {
        @Override
        public Verb verb() {
            return Verb.REGRADE;
        }
    }

    record Progress(String text, @Nullable Instant next) implements Act {
        @Override
        public Verb verb() {
            return Verb.PROGRESS;
        }
    }

    record Nudge() implements Act {
        @Override
        public Verb verb() {
            return Verb.NUDGE;
        }
    }

    /**
     * What is null stays.
     *
     * @param home whose work that is: there it goes while nobody took it and nobody knew where it belongs
     */
    record Classify(
            @Nullable String category,
            @Nullable String module,
            @Nullable String cause,
            @Nullable Boolean outOfScope,
            @Nullable Home home)
            implements Act {
        public Classify(
                @Nullable String category,
                @Nullable String module,
                @Nullable String cause,
                @Nullable Boolean outOfScope) {
            this(category, module, cause, outOfScope, null);
        }

        /** @param rooms those that the group brings with it */
        public record Home(String group, List<String> rooms) {}

        @Override
        public Verb verb() {
            return Verb.CLASSIFY;
        }
    }

    record Rate(int stars, @Nullable String remark) implements Act {
        @Override
        public Verb verb() {
            return Verb.RATE;
        }
    }

    record Retro(String text) implements Act {
        @Override
        public Verb verb() {
            return Verb.RETRO;
        }
    }

    record Link(String target) implements Act {
        @Override
        public Verb verb() {
            return Verb.LINK;
        }
    }

    /**
     * @param kind what became of the message that it is about: {@code edited}, {@code deleted}, {@code late}; null for plain words
     * @param room the channel in which all can read it as it was said; null where it left no message in any
     */
    record Comment(
            String text, @Nullable String kind, @Nullable String room) implements Act {
        public Comment(String text, @Nullable String kind) {
            this(text, kind, null);
        }

        public Comment(String text) {
            this(text, null);
        }

        @Override
        public Verb verb() {
            return Verb.COMMENT;
        }
    }

    /** @param room the channel in which all can see it as it was sent; null where it left no message in any */
    record Attach(String name, String address, @Nullable String room) implements Act {
        public Attach(String name, String address) {
            this(name, address, null);
        }

        @Override
        public Verb verb() {
            return Verb.ATTACH;
        }
    }

    /**
     * @param grade what the new text would be graded; null where it isn't graded again
     * @param sorted where the new text would go; null where it isn't routed again
     */
    record Edit(
            String text, @Nullable Grade grade, @Nullable Sorted sorted) implements Act {
        public Edit(String text, @Nullable Grade grade) {
            this(text, grade, null);
        }

        /** As in {@link Report}. @param rooms those that the group brings with it */
        public record Sorted(
                String category,
                String module,
                String group,
                List<String> why,
                boolean outOfScope,
                List<String> rooms) {}

        @Override
        public Verb verb() {
            return Verb.EDIT;
        }
    }

    record Redact(Erasure erasure) implements Act {
        /** A passage alone. */
        public Redact(String passage) {
            this(Erasure.of(passage));
        }

        @Override
        public Verb verb() {
            return Verb.REDACT;
        }
    }

    /** What is masked was shown to the handler as it was typed. */
    record Reveal() implements Act {
        @Override
        public Verb verb() {
            return Verb.REVEAL;
        }
    }

    record Recalculate() implements Act {
        @Override
        public Verb verb() {
            return Verb.RECALCULATE;
        }
    }

    /** @param reminders all that is due now: one step for each, and nobody is told twice */
    record Remind(List<Reminder> reminders) implements Act {
        @Override
        public Verb verb() {
            return Verb.REMIND;
        }
    }

    /**
     * How telling somebody ended, where it is known afterwards: a call, a text message, or what the chat didn't take.
     *
     * @param person whom, @param way how, @param why it failed, as a short clause; null where nothing is to be said of it
     * @param kind what the person was told
     * @param instead the ways by which the same is told now, since this one failed
     * @param unreached whether there is no other way to that person: the lead must know
     */
    record Tell(
            String person,
            Way way,
            Delivery delivery,
            @Nullable String why,
            Notice.Kind kind,
            List<Way> instead,
            boolean unreached)
            implements Act {
        @Override
        public Verb verb() {
            return Verb.TELL;
        }
    }
}
