package dev.dutydesk.chat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a platform's events to the bot. A platform delivers an event again only a few times, and a command or a tap never; so
 * what isn't settled is asked on from here too, under the same delivery id, until it is.
 */
public final class Handing implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Handing.class);

    private final Inbox inbox;
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    public Handing(Inbox inbox) {
        this.inbox = inbox;
    }

    /** How an answer is shown to who is waiting for it. */
    public interface Reply {
        void show(Answer answer) throws NotPosted;
    }

    /** @throws Unsettled where the platform must not count it as delivered */
    public void hand(Inbound inbound, Reply reply) {
        String id = id(inbound);
        Answer answer = ask(inbound);
        if (settled(answer)) {
            open.remove(id);
            show(reply, answer);
            return;
        }
        if (open.add(id)) {
            Thread.ofVirtual().name("unsettled").start(() -> askOn(inbound, reply));
            show(reply, answer);
        }
        throw new Unsettled(answer.kind().name());
    }

    private void askOn(Inbound inbound, Reply reply) {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS) && open.contains(id(inbound))) {
                Answer answer = ask(inbound);
                // The platform's own repeat may have been quicker: the answer is shown by one of them.
                if (settled(answer) && open.remove(id(inbound))) {
                    show(reply, answer);
                }
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Unsettled e) {
            log.warn("The answer to {} could not be shown: {}", inbound.delivery(), e.getMessage());
        }
    }

    /** @return false where it is over, so that nothing is worth waiting for */
    public boolean pauses(Duration pause) {
        try {
            return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer ask(Inbound inbound) {
        try {
            return inbox.receive(inbound);
        } catch (RuntimeException e) {
            // The inbox doesn't throw for what a user did: this is a fault of ours, and the outcome is open.
            log.error(
                    "The bot failed on delivery {} in channel {}",
                    inbound.delivery(),
                    inbound.channel().name(),
                    e);
            return new Answer(Answer.Kind.UNCONFIRMED, null, null, null);
        }
    }

    /** Before the acknowledgement: a delivery whose answer nobody saw is delivered again, and answered the same. */
    private static void show(Reply reply, Answer answer) {
        try {
            reply.show(answer);
        } catch (NotPosted e) {
            if (e.why() != NotPosted.Why.NEVER) {
                throw new Unsettled("not answered: " + e.getMessage());
            }
            log.warn("An answer can't be shown: {}", e.getMessage());
        }
    }

    private static boolean settled(Answer answer) {
        return answer.kind() != Answer.Kind.UNCONFIRMED && answer.kind() != Answer.Kind.NOT_RECORDED;
    }

    private static String id(Inbound inbound) {
        return inbound.channel().id() + "/" + inbound.delivery();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
