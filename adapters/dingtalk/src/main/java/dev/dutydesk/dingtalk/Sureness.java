package dev.dutydesk.dingtalk;

import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.node.Document;

/** A dangerous button acts on the second tap: the template's buttons can't ask. Kept in memory: who is forgotten taps again. */
final class Sureness {
    private static final Duration WHILE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<Tapped, First> first = new ConcurrentHashMap<>();

    private record Tapped(String account, String track, String button) {}

    private record First(Instant at, String delivery) {}

    Sureness(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the person tapped the same a moment ago. @param delivery a repeat of the first tap is no second one */
    boolean isSure(String account, String track, String button, String delivery) {
        Tapped tapped = new Tapped(account, track, button);
        Instant now = clock.instant();
        First before = first.get(tapped);
        if (before != null && before.delivery().equals(delivery)) {
            return false;
        }
        if (before != null && before.at().plus(WHILE).isAfter(now) && first.remove(tapped, before)) {
            return true;
        }
        if (first.size() >= MOST) {
            first.clear();
        }
        first.put(tapped, new First(now, delivery));
        return false;
    }

    static Card question(Locale locale, String label) {
        Templates built = Templates.builtIn();
        String title = built.word(locale, "dialog.sure") + " " + built.word(locale, "dialog.again") + " " + label;
        return new Card(title.strip(), Tone.AMBER, new Document(), List.of(), List.of());
    }
}
