package dev.dutydesk.lark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cards of JSON 2.0: what Lark refuses, what people read, what they can tap. */
final class LarkCards {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 30 * 1024;
    private static final int MOST_ELEMENTS = 200;
    private static final Set<String> TAGS = Set.of(
            "markdown", "div", "plain_text", "button", "column_set", "column", "form", "input", "select_static", "img");
    private static final Pattern ENTITY = Pattern.compile("&#(\\d+);");
    private static final Pattern LIVE =
            Pattern.compile("<at [^>]*></at>|<[^>]*>|!?\\[[^\\]]*]\\([^)]*\\)|https?://\\S+|:[A-Z]\\w*:");

    private LarkCards() {}

    static JsonNode check(String card) throws FakeLark.Refused {
        require(card.getBytes(StandardCharsets.UTF_8).length <= LARGEST, 230025, "too large");
        JsonNode read = JSON.readTree(card);
        require(read.path("schema").asString("").equals("2.0"), 230099, "schema");
        require(read.path("config").path("update_multi").asBoolean(false), 230099, "update_multi");
        require(!read.path("body").path("elements").isEmpty(), 230099, "no elements");
        List<JsonNode> all = everything(read.path("body"));
        require(all.size() <= MOST_ELEMENTS, 230099, "too many elements");
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : all) {
            String tag = each.path("tag").asString("");
            require(TAGS.contains(tag), 230099, "unknown tag " + tag);
            String id = each.path("element_id").asString("");
            require(id.isEmpty() || id.matches("[A-Za-z]\\w{0,19}") && ids.add(id), 230099, "element_id " + id);
            String name = each.path("name").asString("");
            require(name.isEmpty() || names.add(name), 230099, "name twice: " + name);
            if (tag.equals("button")) {
                require(!each.path("text").path("content").asString("").isEmpty(), 230099, "no label");
                require(each.path("behaviors").path(0).path("value").isObject(), 230099, "no value");
            }
            if (tag.equals("img")) {
                require(each.path("alt").path("content").isString(), 230099, "no alt");
            }
            if (tag.equals("markdown")) {
                require(!each.path("content").asString("").isBlank(), 230099, "empty markdown");
            }
        }
        return read;
    }

    private static List<JsonNode> everything(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        Stream.of("elements", "columns")
                .flatMap(name -> parent.path(name).valueStream())
                .forEach(each -> {
                    all.add(each);
                    all.addAll(everything(each));
                });
        return all;
    }

    /** The keys of the pictures that it shows. */
    static List<String> pictures(JsonNode card) {
        return everything(card.path("body")).stream()
                .filter(each -> each.path("tag").asString("").equals("img"))
                .map(each -> each.path("img_key").asString(""))
                .toList();
    }

    static List<JsonNode> buttons(JsonNode card) {
        return everything(card.path("body")).stream()
                .filter(each -> each.path("tag").asString("").equals("button"))
                .toList();
    }

    static String id(JsonNode button) {
        return button.path("behaviors").path(0).path("value").path("button").asString("");
    }

    static @Nullable JsonNode form(JsonNode card) {
        return everything(card.path("body")).stream()
                .filter(each -> each.path("tag").asString("").equals("form"))
                .findFirst()
                .orElse(null);
    }

    static String title(JsonNode card) {
        return card.path("header").path("title").path("content").asString("");
    }

    /** Without what stands on buttons. */
    static String read(JsonNode card) {
        return Stream.concat(
                        Stream.of(title(card)),
                        everything(card.path("body")).stream().map(LarkCards::words))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String words(JsonNode element) {
        return switch (element.path("tag").asString("")) {
            case "div" -> element.path("text").path("content").asString("");
            case "markdown" -> markdown(element.path("content").asString(""));
            case "input" -> element.path("label").path("content").asString("");
            default -> "";
        };
    }

    private static String markdown(String text) {
        String plain = text.replaceAll("<at id=([^>]*)></at>", "@$1")
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\*+", "");
        return ENTITY.matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))));
    }

    /** What is more than text. */
    static List<String> live(JsonNode card) {
        return everything(card.path("body")).stream()
                .filter(each -> each.path("tag").asString("").equals("markdown"))
                .flatMap(each -> LIVE.matcher(each.path("content").asString("")).results())
                .map(found -> found.group())
                .toList();
    }

    static void require(boolean holds, int code, String why) throws FakeLark.Refused {
        if (!holds) {
            throw new FakeLark.Refused(code, why);
        }
    }
}
