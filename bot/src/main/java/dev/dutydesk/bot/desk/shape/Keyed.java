package dev.dutydesk.bot.desk.shape;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A set of named keys that becomes a record. */
final class Keyed<T> implements Shape<T> {
    private final String takes;
    private final Function<Fields, T> record;

    Keyed(String takes, Function<Fields, T> record) {
        this.takes = takes;
        this.record = record;
    }

    @Override
    public T read(Node node, Reading reading) {
        if (!(node instanceof Node.Keys keys)) {
            Wrong.tell(node, this, reading);
            return blank();
        }
        Fields fields = new Fields(keys, reading);
        T read = record.apply(fields);
        fields.refuseOthers();
        return read;
    }

    @Override
    public T blank() {
        return record.apply(nothing());
    }

    @Override
    public String takes() {
        return takes;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        schema.put("additionalProperties", false);
        for (Key<?> key : keys()) {
            ObjectNode inner = key.shape().schema();
            inner.put("description", key.meaning());
            properties.set(key.name(), inner);
        }
        List<String> required =
                keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        return schema;
    }

    @Override
    public void eachKey(String path, BiConsumer<String, Key<?>> visitor) {
        for (Key<?> key : keys()) {
            String inner = path.isEmpty() ? key.name() : path + "." + key.name();
            visitor.accept(inner, key);
            key.shape().eachKey(inner, visitor);
        }
    }

    private List<Key<?>> keys() {
        Fields fields = nothing();
        var _ = record.apply(fields);
        return fields.asked();
    }

    /** An empty set whose faults nobody hears. */
    private static Fields nothing() {
        return new Fields(new Node.Keys(Mark.START, List.of()), new Reading("", name -> null));
    }
}
