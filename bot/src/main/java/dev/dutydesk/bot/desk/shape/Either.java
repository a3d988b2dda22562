package dev.dutydesk.bot.desk.shape;

import java.util.function.BiConsumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

record Either<T>(Shape<T> text, Shape<T> other) implements Shape<T> {
    @Override
    public T read(Node node, Reading reading) {
        return switch (node) {
            case Node.Scalar scalar -> text.read(scalar, reading);
            case Node.Keys keys -> other.read(keys, reading);
            case Node.Items items -> other.read(items, reading);
            case Node.Empty empty -> wrong(empty, reading);
            case Node.Broken broken -> wrong(broken, reading);
        };
    }

    private T wrong(Node node, Reading reading) {
        Wrong.tell(node, this, reading);
        return blank();
    }

    @Override
    public T blank() {
        return text.blank();
    }

    @Override
    public String takes() {
        return text.takes() + ", or " + other.takes();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").add(text.schema()).add(other.schema());
        return schema;
    }

    @Override
    public void eachKey(String path, BiConsumer<String, Key<?>> visitor) {
        other.eachKey(path, visitor);
    }
}
