package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Way;
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
                            "dm",
                            told(reminder, Way.DM),
                            "aside",
                            String.join(",", reminder.aside()),
                            "app",
                            told(reminder, Way.APP),
                            "call",
                            told(reminder, Way.CALL),
                            "sms",
                            told(reminder, Way.SMS),
                            "late",
                            reminder.late() ? true : null));
        }
        for (Reminder reminder : act.reminders()) {
            Notice.Kind kind = notice(reminder.kind());
            draft.tell(kind, draft.ticket(), reminder.inThread());
            reminder.ways()
                    .forEach((way, people) -> people.forEach(person -> draft.tell(kind, draft.ticket(), person, way)));
        }
    }

    /** Who can't be reached at all is named to the lead, once a ticket. */
    static void tell(Draft draft, Act.Tell act) {
        Ticket ticket = draft.ticket();
        String unreached = "unreached " + act.person();
        boolean known = ticket.said().passed().contains(unreached);
        Ticket.Reminded said = act.unreached() ? ticket.said().withPassed(passed(ticket.said(), unreached)) : null;
        draft.step(
                said == null ? ticket : ticket.withReminded(said),
                Detail.of(
                        "to",
                        act.person(),
                        "via",
                        act.way().word(),
                        "result",
                        act.delivery().word(),
                        "why",
                        act.why(),
                        "unreached",
                        act.unreached() ? true : null));
        act.instead().forEach(way -> draft.tell(act.kind(), draft.ticket(), act.person(), way));
        if (act.unreached() && !known && !act.person().equals(draft.lead())) {
            draft.callLead();
        }
    }

    private static String told(Reminder reminder, Way way) {
        return String.join(",", reminder.ways().getOrDefault(way, List.of()));
    }

    private static Ticket.Reminded after(Ticket.Reminded said, Reminder reminder, Instant now) {
        Ticket.Chain chain = new Ticket.Chain(reminder.since(), reminder.step(), now);
        return switch (reminder.kind()) {
            case UNANSWERED -> said.withUnanswered(chain);
            case SILENT -> said.withSilent(chain);
            case DEADLINE, MISSED -> said.withPassed(passed(said, reminder.key()));
            case ACCEPTANCE -> said.withAsked(reminder.since());
            case HELD -> said.withHeld(reminder.since());
            case RETROSPECTIVE -> said.withRetrospective(chain);
        };
    }

    private static List<String> passed(Ticket.Reminded said, String key) {
        return Stream.concat(said.passed().stream(), Stream.of(key)).distinct().toList();
    }

    private static Notice.Kind notice(Reminder.Kind kind) {
        return switch (kind) {
            case UNANSWERED -> Notice.Kind.UNANSWERED;
            case SILENT -> Notice.Kind.SILENT;
            case DEADLINE, MISSED -> Notice.Kind.DEADLINE;
            case ACCEPTANCE -> Notice.Kind.ACCEPTANCE;
            case HELD -> Notice.Kind.LEAD;
            case RETROSPECTIVE -> Notice.Kind.RETROSPECTIVE;
        };
    }
}
