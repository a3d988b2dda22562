package dev.dutydesk.bot.desk.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of keys being read into a record. Asking for a key is also what declares it: what was never asked for is an
 * unknown key, and the schema and the docs are made from what is asked of an empty set. So a reader must ask for all its
 * keys whatever stands in them.
 */
public final class Fields {
    private final Node.Keys node;
    private final Reading reading;
    private final List<Key<?>> asked = new ArrayList<>();

    Fields(Node.Keys node, Reading reading) {
        this.node = node;
        this.reading = reading;
    }

    /** The value of a key that must be there. */
    public <T> T need(String name, Shape<T> shape, String meaning) {
        asked.add(new Key<>(name, shape, true, null, meaning));
        Optional<Node> value = value(name);
        if (value.isEmpty()) {
            reading.fault(node.at(), "the key '" + name + "' is missing; it takes " + shape.takes());
            return shape.blank();
        }
        return shape.read(value.get(), reading);
    }

    /** The value of a key, or null where it isn't there. */
    public <T> @Nullable T may(String name, Shape<T> shape, String meaning) {
        asked.add(new Key<>(name, shape, false, null, meaning));
        Optional<Node> value = value(name);
        return value.isEmpty() ? null : shape.read(value.get(), reading);
    }

    /** The value of a key, or where it isn't there what {@code otherwise} says, written as in the file. */
    public <T> T or(String name, Shape<T> shape, String otherwise, String meaning) {
        asked.add(new Key<>(name, shape, false, otherwise, meaning));
        Optional<Node> value = value(name);
        return shape.read(value.orElseGet(() -> Yaml.parse(otherwise, reading).orElseThrow()), reading);
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    public Reading reading() {
        return reading;
    }

    /** Where the key's value stands; the set's own place where the key isn't there. */
    public Mark at(String name) {
        return value(name).map(Node::at).orElse(node.at());
    }

    /** Tells a fault of what stands at the key. */
    public void fault(String name, String what) {
        reading.fault(at(name), what);
    }

    public void warn(String name, String what) {
        reading.warn(at(name), what);
    }

    List<Key<?>> asked() {
        return List.copyOf(asked);
    }

    /** To be called once all was asked. */
    void refuseOthers() {
        List<String> known = asked.stream().map(Key::name).toList();
        for (Node.Entry entry : node.entries()) {
            if (!known.contains(entry.key())) {
                String near = Nearest.hint(entry.key(), known);
                reading.fault(
                        entry.at(),
                        "unknown key '" + entry.key() + "'"
                                + (near.isEmpty() ? "; known here: " + String.join(", ", known) : near));
            }
        }
    }

    private Optional<Node> value(String name) {
        return node.entries().stream()
                .filter(e -> e.key().equals(name))
                .map(Node.Entry::value)
                .findFirst();
    }
}
