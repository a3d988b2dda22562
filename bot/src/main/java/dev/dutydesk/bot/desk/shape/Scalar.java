package dev.dutydesk.bot.desk.shape;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** One word, number or line of text. */
record Scalar<T>(
        String takes,
        T blank,
        Function<String, Optional<T>> parse,
        Function<String, String> hint,
        Supplier<ObjectNode> form)
        implements Shape<T> {
    @Override
    public T read(Node node, Reading reading) {
        if (node instanceof Node.Scalar scalar) {
            Optional<T> read = parse.apply(scalar.text());
            if (read.isPresent()) {
                return read.get();
            }
            Wrong.tell(node, this, hint.apply(scalar.text()), reading);
        } else {
            Wrong.tell(node, this, reading);
        }
        return blank;
    }

    @Override
    public ObjectNode schema() {
        return form.get();
    }
}
