package dev.dutydesk.state.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.RawValue;

/**
 * How tickets and events are written: nothing for what is null, empty, zero or false; instants and durations as whole
 * milliseconds, or in ISO 8601 where they are finer.
 */
final class TicketJson {
    private static final JsonInclude.Value IF_ANY =
            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);
    private static final JsonInclude.Value IF_SET =
            JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS);
    private static final JsonMapper JSON = mapper();
    private static final String PATCH = "patch";
    private static final RecordComponent[] PARTS = Ticket.class.getRecordComponents();
    private static final Constructor<Ticket> WHOLE = whole();

    private TicketJson() {}

    static byte[] body(Ticket ticket) {
        return JSON.writeValueAsBytes(ticket);
    }

    static Ticket ticket(byte[] body) {
        return JSON.readValue(body, Ticket.class);
    }

    static Ticket ticket(JsonNode tree) {
        return JSON.treeToValue(tree, Ticket.class);
    }

    /** As it would be read again: numbers of the same kind are equal. */
    static ObjectNode tree(Ticket ticket) {
        return object(body(ticket));
    }

    /** Of the ticket's parts those that aren't the other's. Most acts change few: the others needn't be written to compare. */
    static ObjectNode parts(Ticket ticket, Ticket unlike) {
        ObjectNode parts = object();
        for (RecordComponent part : PARTS) {
            Object value = value(part, ticket);
            if (!Objects.equals(value, value(part, unlike)) && !isNothing(value)) {
                parts.set(part.getName(), JSON.valueToTree(value));
            }
        }
        return parts;
    }

    /** The ticket before with those parts as they are in the tree: the others needn't be read again. */
    static Ticket ticket(Ticket before, ObjectNode tree, Collection<String> changed) {
        @Nullable Object[] values = new Object[PARTS.length];
        for (int i = 0; i < PARTS.length; i++) {
            if (!changed.contains(PARTS[i].getName())) {
                values[i] = value(PARTS[i], before);
            } else if (tree.get(PARTS[i].getName()) instanceof JsonNode node) {
                values[i] = JSON.treeToValue(node, JSON.constructType(PARTS[i].getGenericType()));
            } else {
                // What isn't written is nothing; what that is, the whole knows.
                return ticket(tree);
            }
        }
        try {
            return WHOLE.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<Ticket> whole() {
        try {
            return Ticket.class.getDeclaredConstructor(
                    Stream.of(PARTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(RecordComponent part, Ticket ticket) {
        try {
            return part.getAccessor().invoke(ticket);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What isn't written. */
    private static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Collection<?> many -> many.isEmpty();
            case Map<?, ?> named -> named.isEmpty();
            case Number number -> number.longValue() == 0;
            case Boolean flag -> !flag;
            default -> false;
        };
    }

    static ObjectNode object(byte[] json) {
        return (ObjectNode) JSON.readTree(json);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** An event with what it made of the ticket: a merge patch (RFC 7396). */
    static byte[] entry(Event event, ObjectNode patch) {
        ObjectNode entry = JSON.valueToTree(event);
        entry.set(PATCH, patch);
        return bytes(entry);
    }

    /** The first event: what it made is the whole ticket, as it is written already. */
    static byte[] entry(Event event, byte[] body) {
        ObjectNode entry = JSON.valueToTree(event);
        entry.putRawValue(PATCH, new RawValue(new String(body, StandardCharsets.UTF_8)));
        return bytes(entry);
    }

    static ObjectNode patch(ObjectNode entry) {
        return (ObjectNode) entry.required(PATCH);
    }

    static Event event(ObjectNode entry) {
        return JSON.treeToValue(entry, Event.class);
    }

    static byte[] bytes(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    private static JsonMapper mapper() {
        SimpleModule times = new SimpleModule("times")
                .addSerializer(
                        new TimeWriter<>(Instant.class, i -> i.getNano() % 1_000_000 == 0, Instant::toEpochMilli))
                .addDeserializer(Instant.class, new TimeReader<>(Instant.class, Instant::ofEpochMilli, Instant::parse))
                .addSerializer(new TimeWriter<>(Duration.class, d -> d.getNano() % 1_000_000 == 0, Duration::toMillis))
                .addDeserializer(Duration.class, new TimeReader<>(Duration.class, Duration::ofMillis, Duration::parse))
                .addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(times)
                .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        for (Class<?> many : List.of(List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    many,
                    how -> how.setInclude(IF_ANY).setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        for (Class<?> plain : List.of(int.class, long.class, boolean.class)) {
            builder.withConfigOverride(plain, how -> how.setInclude(IF_SET));
        }
        return builder.build();
    }

    private interface Test<T> {
        boolean test(T value);
    }

    private interface ToMillis<T> {
        long of(T value);
    }

    private interface OfMillis<T> {
        T of(long millis);
    }

    private interface Parse<T> {
        T of(String text);
    }

    private static final class TimeWriter<T> extends StdSerializer<T> {
        private final Test<T> isWhole;
        private final ToMillis<T> millis;

        TimeWriter(Class<T> type, Test<T> isWhole, ToMillis<T> millis) {
            super(type);
            this.isWhole = isWhole;
            this.millis = millis;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            if (isWhole.test(value)) {
                out.writeNumber(millis.of(value));
            } else {
                out.writeString(value.toString());
            }
        }
    }

    private static final class TimeReader<T> extends StdDeserializer<T> {
        private final OfMillis<T> ofMillis;
        private final Parse<T> parse;

        TimeReader(Class<T> type, OfMillis<T> ofMillis, Parse<T> parse) {
            super(type);
            this.ofMillis = ofMillis;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? ofMillis.of(in.getLongValue())
                    : parse.of(in.getString());
        }
    }
}
