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
    private final Map<Tapped, Instant> first = new ConcurrentHashMap<>();

    private record Tapped(String account, String track, String button) {}

    Sureness(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the person tapped the same a moment ago. */
    boolean isSure(String account, String track, String button) {
        Tapped tapped = new Tapped(account, track, button);
        Instant now = clock.instant();
        Instant before = first.remove(tapped);
        if (before != null && before.plus(WHILE).isAfter(now)) {
            return true;
        }
        if (first.size() >= MOST) {
            first.clear();
        }
        first.put(tapped, now);
        return false;
    }

    static Card question(Locale locale, String label) {
        Templates built = Templates.builtIn();
        String title = built.word(locale, "dialog.sure") + " " + built.word(locale, "dialog.again") + " " + label;
        return new Card(title.strip(), Tone.AMBER, new Document(), List.of(), List.of());
    }
}
