package dev.dutydesk.bot.desk.shape;

import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

record Checked<T>(Shape<T> shape, Shapes.Check<T> check) implements Shape<T> {
    @Override
    public T read(Node node, Reading reading) {
        T read = shape.read(node, reading);
        check.look(read, node, reading);
        return read;
    }

    @Override
    public T blank() {
        return shape.blank();
    }

    @Override
    public String takes() {
        return shape.takes();
    }

    @Override
    public ObjectNode schema() {
        return shape.schema();
    }

    @Override
    public void eachKey(String path, BiConsumer<String, Key<?>> visitor) {
        shape.eachKey(path, visitor);
    }
}
