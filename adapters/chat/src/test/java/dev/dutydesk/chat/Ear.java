package dev.dutydesk.chat;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A bot that answers as it is told, and gives a repeated delivery the same answer, as the port demands. */
public final class Ear implements Inbox {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Inbound> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> kept = new ConcurrentHashMap<>();
    private volatile Function<Inbound, Answer> script = inbound -> Answer.NOTHING;

    /** What to answer from now on. An answer that isn't certain is not kept. */
    public void answers(Function<Inbound, Answer> next) {
        script = next;
    }

    @Override
    public Answer receive(Inbound inbound) {
        if (inbound instanceof Inbound.Joined) {
            // Happens by itself where a channel is new; nobody in these stories does it.
            return Answer.NOTHING;
        }
        Answer before = kept.get(inbound.delivery());
        Answer answer = before == null ? script.apply(inbound) : before;
        if (answer.kind() != Answer.Kind.UNCONFIRMED && answer.kind() != Answer.Kind.NOT_RECORDED) {
            kept.put(inbound.delivery(), answer);
        }
        heard.add(inbound);
        return answer;
    }

    /** All that came so far, repeats included. */
    public List<Inbound> heard() {
        return List.copyOf(heard);
    }

    /** The first {@code count} of the kind, once they are there. */
    public <I extends Inbound> List<I> hears(Class<I> kind, int count) {
        return await().atMost(PATIENCE).until(() -> of(kind), found -> found.size() >= count);
    }

    /** The only one of the kind, once it is there. */
    public <I extends Inbound> I hears(Class<I> kind) {
        List<I> found = hears(kind, 1);
        if (found.size() > 1) {
            throw new AssertionError("Expected one, heard " + found);
        }
        return found.getFirst();
    }

    private <I extends Inbound> List<I> of(Class<I> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
