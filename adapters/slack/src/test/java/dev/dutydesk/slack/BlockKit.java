package dev.dutydesk.slack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Slack takes of Block Kit, and what people see of it.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit">Block Kit</a>
 */
final class BlockKit {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MARKED = Pattern.compile("<[^>]*>");
    private static final Set<String> INLINE = Set.of("text", "link", "user", "emoji");
    private static final Set<String> PARTS =
            Set.of("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted");

    private BlockKit() {}

    static void check(Map<String, String> form) throws FakeSlack.Refused {
        String text = form.getOrDefault("text", "");
        JsonNode blocks = JSON.readTree(form.getOrDefault("blocks", "[]"));
        require(!text.isEmpty() || !blocks.isEmpty(), "no_text");
        require(text.length() <= 40_000, "msg_too_long");
        require(blocks.size() <= 50, "invalid_blocks");
        for (JsonNode block : blocks) {
            if (is(block, "rich_text")) {
                require(!block.get("elements").isEmpty(), "invalid_blocks");
                for (JsonNode part : block.get("elements")) {
                    checkRichText(part);
                }
                require(text(block).length() <= 3000, "msg_blocks_too_long");
            } else {
                require(is(block, "actions"), "invalid_blocks");
                checkActions(block.get("elements"));
            }
        }
    }

    private static void checkRichText(JsonNode part) throws FakeSlack.Refused {
        boolean known = PARTS.stream().anyMatch(type -> is(part, type));
        require(known || INLINE.stream().anyMatch(type -> is(part, type)), "invalid_blocks");
        require(!is(part, "text") || !part.get("text").asString().isEmpty(), "invalid_blocks");
        if (known) {
            require(!part.get("elements").isEmpty(), "invalid_blocks");
            for (JsonNode inner : part.get("elements")) {
                checkRichText(inner);
            }
        }
    }

    private static void checkActions(JsonNode elements) throws FakeSlack.Refused {
        Set<String> ids = new HashSet<>();
        require(elements.size() <= 25, "invalid_blocks");
        for (JsonNode button : elements) {
            require(is(button, "button"), "invalid_blocks");
            require(ids.add(button.get("action_id").asString()), "invalid_blocks");
            require(button.get("action_id").asString().length() <= 255, "invalid_blocks");
            checkWords(button.get("text"), 75);
            require(!button.has("value") || button.get("value").asString().length() <= 2000, "invalid_blocks");
            if (button.has("confirm")) {
                checkWords(button.get("confirm").get("title"), 100);
                checkWords(button.get("confirm").get("text"), 300);
                checkWords(button.get("confirm").get("confirm"), 30);
                checkWords(button.get("confirm").get("deny"), 30);
            }
        }
    }

    static void checkView(JsonNode view) throws FakeSlack.Refused {
        require(is(view, "modal"), "invalid_arguments");
        checkWords(view.get("title"), 24);
        checkWords(view.get("submit"), 24);
        checkWords(view.get("close"), 24);
        require(view.get("private_metadata").asString().length() <= 3000, "invalid_arguments");
        require(view.get("blocks").size() <= 100, "invalid_arguments");
        for (JsonNode input : view.get("blocks")) {
            require(is(input, "input"), "invalid_arguments");
            checkWords(input.get("label"), 2000);
            for (JsonNode option : input.get("element").path("options")) {
                checkWords(option.get("text"), 75);
            }
        }
    }

    private static void checkWords(@Nullable JsonNode words, int most) throws FakeSlack.Refused {
        require(words != null && is(words, "plain_text"), "invalid_blocks");
        String text = words == null ? "" : words.get("text").asString();
        require(!text.isEmpty() && text.length() <= most, "invalid_blocks");
    }

    private static void require(boolean holds, String error) throws FakeSlack.Refused {
        if (!holds) {
            throw new FakeSlack.Refused(error);
        }
    }

    static List<JsonNode> buttons(JsonNode blocks) {
        return blocks.valueStream()
                .filter(block -> is(block, "actions"))
                .flatMap(block -> block.get("elements").valueStream())
                .toList();
    }

    /** What is read of a message. */
    static String read(JsonNode message) {
        JsonNode blocks = message.path("blocks");
        if (blocks.isEmpty()) {
            return message.get("text").asString();
        }
        return blocks.valueStream()
                .filter(block -> is(block, "rich_text"))
                .map(BlockKit::text)
                .collect(Collectors.joining("\n"));
    }

    static String readHome(JsonNode view) throws FakeSlack.Refused {
        require(is(view, "home") && view.get("blocks").size() <= 100, "invalid_arguments");
        return view.get("blocks")
                .valueStream()
                .filter(block -> is(block, "rich_text"))
                .map(BlockKit::text)
                .collect(Collectors.joining("\n"));
    }

    /** What is more than words in a message: links, mentions, markup in its notification. */
    static List<String> live(JsonNode message) {
        List<String> live = new ArrayList<>();
        MARKED.matcher(message.get("text").asString()).results().forEach(marked -> live.add(marked.group()));
        message.path("blocks").valueStream().flatMap(BlockKit::inline).forEach(element -> {
            if (!is(element, "text") && !is(element, "emoji")) {
                live.add(element.toString());
            }
        });
        if (message.path("unfurls").asBoolean(false)) {
            live.add("unfurls what it links to");
        }
        return live;
    }

    private static String text(JsonNode block) {
        return block.get("elements")
                .valueStream()
                .map(part -> inline(part).map(BlockKit::words).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<JsonNode> inline(JsonNode part) {
        return part.has("elements") && !is(part, "actions")
                ? part.get("elements").valueStream().flatMap(BlockKit::inline)
                : INLINE.stream().anyMatch(type -> is(part, type)) ? Stream.of(part) : Stream.of();
    }

    private static String words(JsonNode element) {
        return switch (element.get("type").asString()) {
            case "user" -> "@" + element.get("user_id").asString();
            case "emoji" -> ":" + element.get("name").asString() + ":";
            default -> element.get("text").asString();
        };
    }

    private static boolean is(JsonNode node, String type) {
        return node.path("type").asString("").equals(type);
    }
}
