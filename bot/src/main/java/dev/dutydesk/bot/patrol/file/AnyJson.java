package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is to be sent, as JSON text. What looks like a number, true or false is one; a text that is JSON itself is taken as it is. */
final class AnyJson implements Shape<String> {
    static final AnyJson SHAPE = new AnyJson();

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");

    private AnyJson() {}

    @Override
    public String read(Node node, Reading reading) {
        if (node instanceof Node.Scalar scalar && scalar.text().matches("(?s)[{\\[].*[}\\]]")) {
            return scalar.text();
        }
        JsonNode made = made(node);
        return made == null ? "null" : made.toString();
    }

    private static @Nullable JsonNode made(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar.text());
            case Node.Items items -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                items.items().forEach(item -> list.add(made(item)));
                yield list;
            }
            case Node.Keys keys -> {
                ObjectNode map = JsonNodeFactory.instance.objectNode();
                keys.entries().forEach(entry -> map.set(entry.key(), made(entry.value())));
                yield map;
            }
            case Node.Empty empty -> JsonNodeFactory.instance.nullNode();
            case Node.Broken broken -> null;
        };
    }

    private static JsonNode scalar(String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (text.equals("true") || text.equals("false")) {
            return json.booleanNode(text.equals("true"));
        }
        return NUMBER.matcher(text).matches()
                ? text.contains(".") ? json.numberNode(Double.parseDouble(text)) : json.numberNode(Long.parseLong(text))
                : json.stringNode(text);
    }

    @Override
    public String blank() {
        return "null";
    }

    @Override
    public String takes() {
        return "anything that becomes JSON";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode();
    }
}
