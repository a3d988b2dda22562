package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the clock says, and what the ticket keeps of it. */
final class Reminding {
    private Reminding() {}

    static void remind(Draft draft, Act.Remind act) {
        for (Reminder reminder : act.reminders()) {
            Ticket ticket = draft.ticket();
            draft.step(
                    ticket.withReminded(after(ticket.said(), reminder, draft.now())),
                    Detail.of(
                            "kind",
                            reminder.kind().word(),
                            "what",
                            reminder.what(),
                            "to",
                            String.join(",", reminder.people()),
                            "late",
                            reminder.late() ? true : null));
        }
        for (Reminder reminder : act.reminders()) {
            draft.tell(notice(reminder.kind()), draft.ticket(), reminder.people());
        }
    }

    private static Ticket.Reminded after(Ticket.Reminded said, Reminder reminder, Instant now) {
        Ticket.Chain chain = new Ticket.Chain(reminder.since(), reminder.step(), now);
        return switch (reminder.kind()) {
            case UNANSWERED -> said.withUnanswered(chain);
            case SILENT -> said.withSilent(chain);
            case DEADLINE, MISSED -> said.withPassed(passed(said, reminder));
            case ACCEPTANCE -> said.withAsked(reminder.since());
            case HELD -> said.withHeld(reminder.since());
        };
    }

    private static List<String> passed(Ticket.Reminded said, Reminder reminder) {
        return Stream.concat(said.passed().stream(), Stream.of(reminder.key()))
                .distinct()
                .toList();
    }

    private static Notice.Kind notice(Reminder.Kind kind) {
        return switch (kind) {
            case UNANSWERED -> Notice.Kind.UNANSWERED;
            case SILENT -> Notice.Kind.SILENT;
            case DEADLINE, MISSED -> Notice.Kind.DEADLINE;
            case ACCEPTANCE -> Notice.Kind.ACCEPTANCE;
            case HELD -> Notice.Kind.LEAD;
        };
    }
}
