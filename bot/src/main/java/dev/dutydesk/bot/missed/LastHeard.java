package dev.dutydesk.bot.missed;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Inbox;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes on what comes in, and remembers the last message of each channel that is dealt with. */
public final class LastHeard implements Inbox {
    private final Inbox inbox;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    public LastHeard(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Answer receive(Inbound inbound) {
        Answer answer = inbox.receive(inbound);
        boolean settled = answer.kind() != Answer.Kind.UNCONFIRMED && answer.kind() != Answer.Kind.NOT_RECORDED;
        if (settled && inbound instanceof Inbound.Message message) {
            last.merge(message.channel().name(), message.at(), (one, other) -> one.isAfter(other) ? one : other);
        }
        return answer;
    }

    /** When the latest one was said, by the channel's name. */
    Map<String, Instant> last() {
        return Map.copyOf(last);
    }
}
