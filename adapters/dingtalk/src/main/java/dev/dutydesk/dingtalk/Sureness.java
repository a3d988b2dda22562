package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dangerous button acts on the second tap: the template's buttons can't ask. Both may come to different processes; where the first
 * can't be remembered one taps again.
 */
final class Sureness {
    private static final Duration WHILE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Sureness.class);

    private final AppMemory memory;
    private final InstantSource clock;

    Sureness(AppMemory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** Whether the person tapped the same a moment ago. @param delivery a repeat of the first tap is no second one */
    boolean isSure(String account, String track, String button, String delivery) {
        String tapped = "tapped:" + account + "/" + track + "/" + button;
        try {
            if (memory.find(tapped).filter(delivery::equals).isPresent()) {
                return false;
            }
            if (memory.take(tapped).isPresent()) {
                return true;
            }
            memory.keep(tapped, delivery, clock.instant().plus(WHILE));
        } catch (RuntimeException e) {
            log.warn("A first tap isn't remembered: {}", e.getMessage());
        }
        return false;
    }

    static Card question(Locale locale, String label) {
        Templates built = Templates.builtIn();
        String title = built.word(locale, "dialog.sure") + " " + built.word(locale, "dialog.again") + " " + label;
        return new Card(title.strip(), Tone.AMBER, new Document(), List.of(), List.of());
    }
}
