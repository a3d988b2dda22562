package dev.dutydesk.templates;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file's head as it was written: strings with the lines they stand on. It is parsed once, before anything is filled
 * in.
 *
 * @param fields of a card: name, value, when; of a form: name, label, type, required, options
 */
record Head(
        @Nullable Written title,
        @Nullable Written tone,
        List<Map<String, Written>> fields,
        List<Map<String, Written>> buttons) {
    private static final Set<String> KEYS = Set.of("title", "tone", "fields", "buttons");
    private static final Set<String> OF_FIELDS =
            Set.of("name", "value", "when", "label", "type", "required", "options", "words");
    private static final Set<String> OF_BUTTONS = Set.of("id", "label", "style", "when", "confirm");

    /** @param line in the file, from 1 */
    record Written(String text, int line) {}

    static final Head EMPTY = new Head(null, null, List.of(), List.of());

    /** @throws Broken where it isn't a head */
    static Head parse(String file, String yaml, int firstLine) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            throw new Broken(file, line(e.getProblemMark(), firstLine), String.valueOf(e.getProblem()));
        }
        if (root == null) {
            return EMPTY;
        }
        Map<String, Node> entries = mapping(file, root, firstLine, KEYS);
        return new Head(
                scalar(file, entries.get("title"), firstLine),
                scalar(file, entries.get("tone"), firstLine),
                list(file, entries.get("fields"), firstLine, OF_FIELDS),
                list(file, entries.get("buttons"), firstLine, OF_BUTTONS));
    }

    private static List<Map<String, Written>> list(
            String file, @Nullable Node node, int firstLine, Set<String> allowed) {
        List<Map<String, Written>> list = new ArrayList<>();
        if (node == null) {
            return list;
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new Broken(file, line(node.getStartMark(), firstLine), "must be a list");
        }
        for (Node item : sequence.getValue()) {
            Map<String, Written> written = new LinkedHashMap<>();
            mapping(file, item, firstLine, allowed).forEach((key, value) -> {
                Written text = scalar(file, value, firstLine);
                if (text != null) {
                    written.put(key, text);
                }
            });
            list.add(written);
        }
        return list;
    }

    private static Map<String, Node> mapping(String file, Node node, int firstLine, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw new Broken(file, line(node.getStartMark(), firstLine), "must be keys with values");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key)) {
                throw new Broken(
                        file,
                        line(tuple.getKeyNode().getStartMark(), firstLine),
                        "unknown key '" + key + "', allowed: "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
            entries.put(key, tuple.getValueNode());
        }
        return entries;
    }

    private static @Nullable Written scalar(String file, @Nullable Node node, int firstLine) {
        return switch (node) {
            case null -> null;
            case ScalarNode scalar -> new Written(scalar.getValue(), line(scalar.getStartMark(), firstLine));
            // A list of codes, as a form's options are.
            case SequenceNode sequence ->
                new Written(
                        String.join(
                                ",",
                                sequence.getValue().stream()
                                        .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "?")
                                        .toList()),
                        line(sequence.getStartMark(), firstLine));
            default -> throw new Broken(file, line(node.getStartMark(), firstLine), "must be text");
        };
    }

    private static int line(@Nullable Mark mark, int firstLine) {
        return mark == null ? firstLine : firstLine + mark.getLine();
    }
}
