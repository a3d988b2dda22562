package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.posting.Reach.Never;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.store.Called;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one quiet line of a message that called somebody, without its buttons: once the next one calls, and once nobody
 * waits for it any more, in people's own conversations too. Where messages can't be edited they stay as they are.
 */
record Folding(Work work, Numbered ticket) {
    private static final Logger log = LoggerFactory.getLogger(Folding.class);
    private static final Set<Notice.Kind> CALLS = EnumSet.of(
            Notice.Kind.ASSIGNED,
            Notice.Kind.ACCEPTANCE,
            Notice.Kind.UNANSWERED,
            Notice.Kind.SILENT,
            Notice.Kind.DEADLINE,
            Notice.Kind.RETROSPECTIVE);

    /** What the room shows once that call stands in it, in the place of the one before. */
    Shown called(Shown shown, Notice notice, String message) throws TenureOver {
        boolean folds = CALLS.contains(notice.kind()) && (shown.message() != null || isAlone());
        if (!folds || !work.reach().edits()) {
            return shown;
        }
        Called.Message call = new Called.Message(message, notice, now());
        Called before = shown.called();
        if (before != null && before.isStepOf(notice)) {
            return shown.called(before.and(call));
        }
        if (before != null) {
            try {
                fold(shown, before);
            } catch (PutOff e) {
                log.debug("What called people about {} before stays as it is: {}", key(), e.why());
            }
        }
        return shown.called(new Called(List.of(call)));
    }

    /** What the room shows once nothing in it calls in vain. */
    Shown quieted(Shown shown) throws PutOff, TenureOver {
        Called called = shown.called();
        if (called == null || !isOver(called)) {
            return shown;
        }
        fold(shown, called);
        return shown.called(null);
    }

    /** Whether nobody waits any more for what it calls for. */
    boolean isOver(Called called) {
        return called.messages().stream().noneMatch(this::isWaitedFor);
    }

    /** Whether the channel is a person's own and shows nothing of the ticket but what it calls that one for. */
    boolean isAlone() {
        Channel channel = work.reach().channel();
        return channel.isDirect() && !ticket.ticket().rooms().contains(channel.name());
    }

    private boolean isWaitedFor(Called.Message call) {
        return !Telling.isStale(ticket.ticket(), call.notice(), now());
    }

    private void fold(Shown shown, Called called) throws PutOff, TenureOver {
        for (Called.Message call : called.messages()) {
            Notice notice = call.notice();
            Post line = work.reach()
                    .post(
                            "notice/" + notice.id(),
                            shown.message(),
                            work.faces().folded(work.desk(), work.reach().channel(), ticket, notice, call.at()),
                            key());
            work.reach().toEdit(work.tenure(), ticket.ticket());
            try {
                work.reach().edit(call.id(), line);
            } catch (Never e) {
                log.debug("{} can't be folded: {}", notice.id(), e.why());
            }
        }
    }

    private String key() {
        return new TicketKey(work.desk().prefix(), ticket.number()).toString();
    }

    private Instant now() {
        return work.clock().instant();
    }
}
