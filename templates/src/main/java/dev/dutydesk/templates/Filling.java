package dev.dutydesk.templates;

import dev.dutydesk.templates.model.Person;
import dev.dutydesk.templates.model.TicketModel;
import io.pebbletemplates.pebble.template.EvaluationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One message being filled: how each value that a template prints is written, in this language, zone and moment. */
final class Filling {
    /** Where the message's Pebble context keeps it. */
    private static final String NAME = "_filling";

    /** A value without a filter stands on one line and is at most this long. */
    private static final int MOST = 300;

    static final String NOTHING = "—";

    private final Words words;
    private final Times times;
    private final Inserts inserts = new Inserts();
    private final @Nullable String key;
    private final boolean strict;

    Filling(Words words, Map<String, Object> model, boolean strict) {
        this.words = words;
        this.strict = strict;
        ZoneId zone = model.get("zone") instanceof ZoneId z ? z : ZoneOffset.UTC;
        Instant now = model.get("now") instanceof Instant n ? n : Instant.EPOCH;
        this.times = new Times(words, zone, now);
        this.key = keyOf(model);
        model.put(NAME, this);
    }

    /** The key of the ticket that the message is about; null where it is about none. */
    static @Nullable String keyOf(Map<String, ? extends @Nullable Object> model) {
        return switch (model.get("ticket")) {
            case TicketModel ticket -> ticket.key();
            case null, default -> model.get("key") instanceof String key ? key : null;
        };
    }

    static Filling of(EvaluationContext context) {
        return (Filling) context.getVariable(NAME);
    }

    /** Text whose line ends and length a filter has already dealt with. */
    record Passage(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Somebody to be called, not only named. */
    record Call(Person person) {}

    Words words() {
        return words;
    }

    Times times() {
        return times;
    }

    Inserts inserts() {
        return inserts;
    }

    /** What {@code {{ value }}} writes: a stand-in that the finished message has the value for. */
    String print(@Nullable Object value, String where) {
        return switch (value) {
            case null -> inserts.text(missing(where));
            case Call(Person person)
            when person.account() != null -> inserts.mention(Tidy.line(person.name()), person.account());
            case Call(Person person) -> inserts.text(Tidy.line(person.name()));
            case Person person -> inserts.text(Tidy.line(person.name()));
            case Passage passage -> inserts.text(passage.text());
            case Instant instant -> inserts.text(times.at(instant));
            case Duration duration -> inserts.text(times.length(duration));
            case Number number -> inserts.text(number.toString());
            case Iterable<?> several -> list(several, where);
            case CharSequence text -> inserts.text(cut(Tidy.line(text.toString()), MOST));
            default -> {
                if (strict) {
                    throw new IllegalArgumentException(
                            where + " can't print a " + value.getClass().getSimpleName());
                }
                yield inserts.text(cut(Tidy.line(value.toString()), MOST));
            }
        };
    }

    private String missing(String where) {
        if (strict) {
            throw new IllegalArgumentException(where + " prints a value that is missing");
        }
        return NOTHING;
    }

    private String list(Iterable<?> several, String where) {
        List<String> printed = new ArrayList<>();
        StreamSupport.stream(several.spliterator(), false).forEach(one -> printed.add(print(one, where)));
        return printed.isEmpty() ? inserts.text(missing(where)) : String.join(words.of("list.separator"), printed);
    }

    /** The text, or its beginning with how to read the rest. */
    String cut(String tidy, int most) {
        return cut(tidy, most, Integer.MAX_VALUE);
    }

    String cut(String tidy, int most, int lines) {
        String few = tidy.lines().limit(lines).collect(Collectors.joining("\n"));
        if (few.length() <= most && few.length() == tidy.length()) {
            return tidy;
        }
        String rest = key == null ? "…" : words.of("more", Tidy.line(key));
        return Graphemes.upTo(few, most) + rest;
    }
}
