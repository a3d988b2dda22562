package dev.dutydesk.bot.desk.shape;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A list, in its order. */
record ListOf<T>(String takes, Shape<T> item, int least) implements Shape<List<T>> {
    @Override
    public List<T> read(Node node, Reading reading) {
        if (!(node instanceof Node.Items list)) {
            Wrong.tell(node, this, reading);
            return blank();
        }
        if (list.items().size() < least) {
            reading.fault(node.at(), "the list is empty; it takes " + takes);
        }
        return list.items().stream().map(i -> item.read(i, reading)).toList();
    }

    @Override
    public List<T> blank() {
        return List.of();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", item.schema());
        if (least > 0) {
            schema.put("minItems", least);
        }
        return schema;
    }

    @Override
    public void eachKey(String path, BiConsumer<String, Key<?>> visitor) {
        item.eachKey(path + "[]", visitor);
    }
}
