package dev.dutydesk.bot.desk.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Jackson's YAML tokens as a tree that still knows where each piece stands. Jackson's own binding stops at the first
 * wrong value and knows no place of a key once it is in a tree, and an owner who fixes a file wants all faults at once.
 * Aliases are refused, so a small file can't unfold into a big one; size and depth are bounded.
 */
public final class Yaml {
    private static final int MOST = 1_000_000;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(30)
                    .maxDocumentLength(MOST)
                    .build())
            .build();

    private final YAMLParser parser;
    private final Reading reading;

    private Yaml(YAMLParser parser, Reading reading) {
        this.parser = parser;
        this.reading = reading;
    }

    /** The file's one document; empty where it can't be read as YAML at all, which the reading then has as a fault. */
    public static Optional<Node> parse(String text, Reading reading) {
        if (text.length() > MOST) {
            reading.fault(Mark.START, "the file is too big: " + text.length() + " characters, at most " + MOST);
            return Optional.empty();
        }
        Optional<Mark> strange = control(text);
        if (strange.isPresent()) {
            reading.fault(strange.get(), "a character that can't be seen stands here; take it out");
            return Optional.empty();
        }
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new Yaml(parser, reading).document();
        } catch (JacksonException e) {
            reading.fault(mark(e.getLocation()), "not YAML: " + words(e));
            return Optional.empty();
        }
    }

    private Optional<Node> document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            reading.fault(Mark.START, "the file is empty");
            return Optional.empty();
        }
        Node node = node(first);
        if (parser.nextToken() != null) {
            reading.fault(here(), "a second document begins here; a file holds one");
        }
        return Optional.of(node);
    }

    private Node node(JsonToken token) {
        Mark at = here();
        if (parser.isCurrentAlias()) {
            reading.fault(at, "an alias (*" + parser.getString() + ") isn't read here; write it out");
            return new Node.Broken(at);
        }
        return switch (token) {
            case START_OBJECT -> keys(at);
            case START_ARRAY -> items(at);
            case VALUE_NULL -> new Node.Empty(at);
            case VALUE_STRING -> scalar(at, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Node.Scalar(at, parser.getString());
            default -> {
                reading.fault(at, "a value of this kind isn't read here; write it as text");
                yield new Node.Broken(at);
            }
        };
    }

    /** An unquoted ~ is YAML's other way to write nothing. */
    private static Node scalar(Mark at, String text) {
        return text.isBlank() || text.equals("~") ? new Node.Empty(at) : new Node.Scalar(at, text);
    }

    private Node keys(Mark at) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Mark> seen = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Mark where = here();
            String key = parser.currentName();
            Node value = node(next());
            Mark first = seen.putIfAbsent(key, where);
            if (first == null) {
                entries.add(new Node.Entry(where, key, value));
            } else {
                reading.fault(where, "the key '" + key + "' is already there in line " + first.line());
            }
        }
        return new Node.Keys(at, entries);
    }

    private Node items(Mark at) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(token));
        }
        return new Node.Items(at, items);
    }

    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IllegalStateException("YAML events ended inside a value");
        }
        return token;
    }

    private Mark here() {
        return mark(parser.currentTokenLocation());
    }

    private static Mark mark(@Nullable TokenStreamLocation at) {
        return at == null ? Mark.START : new Mark(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** The parser's own words without its drawing of the place, which the fault carries. */
    private static String words(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static Optional<Mark> control(String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                start = i + 1;
            } else if (Character.isISOControl(c) && c != '\r' && c != '\t') {
                return Optional.of(new Mark(line, i - start + 1));
            }
        }
        return Optional.empty();
    }
}
