package dev.dutydesk.lark;

import com.lark.oapi.core.utils.Jsons;
import com.lark.oapi.event.EventDispatcher;
import com.lark.oapi.event.exception.HandlerNotFoundException;
import dev.dutydesk.chat.Unsettled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event after the other, each by a thread of its own, whichever way it came. */
final class Events {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private final EventDispatcher dispatcher;
    private final Answering answering;

    Events(EventDispatcher dispatcher, Answering answering) {
        this.dispatcher = dispatcher;
        this.answering = answering;
    }

    /** An event's outcome. */
    sealed interface Outcome {
        /** @param json what Lark is answered; empty for nothing */
        record Taken(Optional<String> json) implements Outcome {}

        /** Lark must send it again. */
        record Open() implements Outcome {}
    }

    /** Whoever has sent the outcome on its way then says so by {@link #answered()}. @param event without any cover */
    Outcome take(byte[] event) {
        try {
            Object answer = dispatcher.doWithoutValidation(event);
            return new Outcome.Taken(Optional.ofNullable(answer).map(Jsons.DEFAULT::toJson));
        } catch (HandlerNotFoundException e) {
            // Something that the app is subscribed to and nobody needs: it would come four times more.
            log.debug("Nobody wants it: {}", e.getMessage());
            return new Outcome.Taken(Optional.empty());
        } catch (Unsettled e) {
            log.info("Not acknowledged: {}", e.getMessage());
            return new Outcome.Open();
        } catch (Throwable e) {
            log.error("Not acknowledged, of {} bytes", event.length, e);
            return new Outcome.Open();
        }
    }

    Outcome take(String event) {
        return take(event.getBytes(StandardCharsets.UTF_8));
    }

    /** The outcome of what this thread took is on its way to Lark. */
    void answered() {
        answering.ends();
    }
}
