package dev.dutydesk.bot.desk.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that the owner names, in their order. What a value becomes may depend on its key.
 *
 * @param value the shape of the value that stands at a key
 */
record MapOf<K, V>(String takes, Shape<K> key, Function<K, Shape<V>> value, int least) implements Shape<Map<K, V>> {
    @Override
    public Map<K, V> read(Node node, Reading reading) {
        if (!(node instanceof Node.Keys keys)) {
            Wrong.tell(node, this, reading);
            return blank();
        }
        if (keys.entries().size() < least) {
            reading.fault(node.at(), "there are no keys; it takes " + takes);
        }
        Map<K, V> read = new LinkedHashMap<>();
        for (Node.Entry entry : keys.entries()) {
            K name = key.read(new Node.Scalar(entry.at(), entry.key()), reading);
            read.put(name, value.apply(name).read(entry.value(), reading));
        }
        return Collections.unmodifiableMap(read);
    }

    @Override
    public Map<K, V> blank() {
        return Map.of();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("propertyNames", key.schema());
        schema.set("additionalProperties", value.apply(key.blank()).schema());
        if (least > 0) {
            schema.put("minProperties", least);
        }
        return schema;
    }

    @Override
    public void eachKey(String path, BiConsumer<String, Key<?>> visitor) {
        value.apply(key.blank()).eachKey(path + ".*", visitor);
    }
}
