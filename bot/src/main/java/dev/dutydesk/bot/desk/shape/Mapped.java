package dev.dutydesk.bot.desk.shape;

import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

record Mapped<S, T>(Shape<S> shape, Function<S, T> to) implements Shape<T> {
    @Override
    public T read(Node node, Reading reading) {
        return to.apply(shape.read(node, reading));
    }

    @Override
    public T blank() {
        return to.apply(shape.blank());
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
