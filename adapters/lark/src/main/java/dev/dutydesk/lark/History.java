package dev.dutydesk.lark;

import com.lark.oapi.service.im.v1.model.Message;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.NotPosted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was said in channels while nobody listened. Lark says how long to wait where it is asked too often. */
final class History {
    private static final int TRIES = 10;

    private final Pages pages;
    private final Handing handing;

    /** @param handing by whose end the waiting ends too */
    History(Pages pages, Handing handing) {
        this.pages = pages;
        this.handing = handing;
    }

    private interface Reading {
        void read() throws NotPosted;
    }

    /**
     * Oldest first, with what was said in the threads of these messages and in those threads.
     *
     * @param threads the ids of older roots
     */
    Collection<Said> since(String chat, Instant since, Collection<String> threads) throws NotPosted {
        Set<Said> found = new TreeSet<>(Said.IN_ORDER);
        Set<String> topics = new LinkedHashSet<>();
        patiently(() -> pages.chat(chat, since, true, message -> {
            take(found, chat, since, message);
            String topic = message.getThreadId();
            if (topic != null && !topic.isEmpty()) {
                topics.add(topic);
            }
            return true;
        }));
        for (String root : List.copyOf(threads)) {
            patiently(() -> pages.topicOf(root).ifPresent(topics::add));
        }
        for (String topic : List.copyOf(topics)) {
            patiently(() -> pages.thread(topic, message -> take(found, chat, since, message)));
        }
        return new ArrayList<>(found);
    }

    /** Whether it is of that time. */
    private static boolean take(Set<Said> found, String chat, Instant since, Message message) {
        Said said = Said.of(chat, message);
        boolean later = said.at().isAfter(since);
        boolean toldOf = "system".equals(said.type()) || Boolean.TRUE.equals(message.getDeleted());
        if (later && !toldOf) {
            found.add(said);
        }
        return later;
    }

    private void patiently(Reading reading) throws NotPosted {
        for (int i = 1; ; i++) {
            try {
                reading.read();
                return;
            } catch (NotPosted e) {
                boolean waits = e.why() == NotPosted.Why.TRY_AGAIN && !e.after().isZero() && i < TRIES;
                if (!waits || !handing.pauses(e.after())) {
                    throw e;
                }
            }
        }
    }
}
