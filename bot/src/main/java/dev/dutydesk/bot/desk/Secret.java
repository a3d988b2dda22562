package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Mark;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that nobody may see by chance: written out, or {@code env:NAME}, or {@code file:PATH} (its text without blank
 * ends). Looked up once, when the desk file is read. Printing it shows where it is kept, never the value.
 */
public final class Secret {
    private final String shown;
    private final @Nullable String value;

    private Secret(String shown, @Nullable String value) {
        this.shown = shown;
        this.value = value;
    }

    /** The value, to be handed to whom it is for and nowhere else; empty where it wasn't found. */
    public Optional<String> reveal() {
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && shown.equals(secret.shown) && Objects.equals(value, secret.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shown, value);
    }

    @Override
    public String toString() {
        return shown;
    }

    /** One that is written out. */
    public static Secret plain(String value) {
        return new Secret("(hidden)", value);
    }

    /** @param onMissing told of a value that isn't where the file says */
    public static Shape<Secret> shape(String takes, BiConsumer<Reading, Missing> onMissing) {
        return new Kept(takes, onMissing);
    }

    /** A value that isn't where the file says. */
    public record Missing(Mark at, String what) {}

    private record Kept(String takes, BiConsumer<Reading, Missing> onMissing) implements Shape<Secret> {
        @Override
        public Secret read(Node node, Reading reading) {
            switch (node) {
                case Node.Scalar scalar
                when scalar.text().startsWith("env:") -> {
                    String name = scalar.text().substring(4);
                    String value = reading.environment().apply(name);
                    if (value == null || value.isBlank()) {
                        onMissing.accept(
                                reading, new Missing(node.at(), "the environment variable " + name + " isn't set"));
                    }
                    return new Secret(scalar.text(), value == null || value.isBlank() ? null : value.strip());
                }
                case Node.Scalar scalar
                when scalar.text().startsWith("file:") -> {
                    String value = text(scalar.text().substring(5));
                    if (value == null) {
                        onMissing.accept(reading, new Missing(node.at(), "can't read " + scalar.text()));
                    }
                    return new Secret(scalar.text(), value);
                }
                case Node.Scalar scalar -> {
                    return plain(scalar.text());
                }
                case Node.Broken broken -> {
                    return blank();
                }
                default -> {
                    reading.fault(node.at(), node.kind() + " stands here; it takes " + takes());
                    return blank();
                }
            }
        }

        private static @Nullable String text(String path) {
            try {
                String text = Files.readString(Path.of(path)).strip();
                return text.isEmpty() ? null : text;
            } catch (IOException | InvalidPathException e) {
                return null;
            }
        }

        @Override
        public Secret blank() {
            return new Secret("(none)", null);
        }

        @Override
        public String takes() {
            return takes + ", or env:NAME or file:PATH where it is kept";
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            schema.putArray("type").add("string").add("number");
            return schema;
        }
    }
}
