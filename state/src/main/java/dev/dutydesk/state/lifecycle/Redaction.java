package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blacks out what a ticket says. The kept history is the store's to black out. */
record Redaction(Erasure erasure) {

    Ticket of(Ticket ticket) {
        Ticket.Report report = ticket.report();
        Ticket.Work work = ticket.work();
        Ticket.Closing closing = ticket.closing();
        Ticket.Hold hold = ticket.hold();
        String description = erasure.report() ? Erasure.BLACK : erasure.black(report.description());
        // The title may hold only the passage's beginning, so it is taken anew.
        String title = description.equals(report.description()) ? report.title() : Titles.of(description);
        return ticket.with(t -> t.report(report.with(r -> r.title(title).description(description)))
                // Why it was graded so is told in words of the report.
                .sort(
                        description.equals(report.description())
                                ? ticket.sort()
                                : ticket.sort().withWhy(List.of()))
                .work(work.with(w -> w.finding(blackIfAny(work.finding()))
                        .solution(blackIfAny(work.solution()))
                        .version(blackIfAny(work.version()))
                        .rollback(blackIfAny(work.rollback()))
                        .progress(blackIfAny(work.progress()))))
                .closing(closing.with(c -> c.reason(blackIfAny(closing.reason()))
                        .remark(blackIfAny(closing.remark()))
                        .retrospective(blackIfAny(closing.retrospective()))))
                .hold(hold == null ? null : withQuestion(hold, blackIfAny(hold.question())))
                .links(all(ticket.links()))
                .files(ticket.files().stream()
                        .filter(file -> !erasure.files().contains(file.address()))
                        .map(f -> new Ticket.File(erasure.black(f.name()), erasure.black(f.address()), f.by(), f.at()))
                        .toList()));
    }

    private static Ticket.Hold withQuestion(Ticket.Hold hold, @Nullable String question) {
        return new Ticket.Hold(hold.reason(), question, hold.by(), hold.since(), hold.from());
    }

    private List<String> all(List<String> texts) {
        return texts.stream().map(erasure::black).toList();
    }

    private @Nullable String blackIfAny(@Nullable String text) {
        return text == null ? null : erasure.black(text);
    }
}
