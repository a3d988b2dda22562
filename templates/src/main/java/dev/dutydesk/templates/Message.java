package dev.dutydesk.templates;

import dev.dutydesk.templates.Head.Written;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One file, compiled: its head's strings and its body, each a Pebble template of its own. */
final class Message {
    private final @Nullable Line title;
    private final @Nullable Line tone;
    private final List<Map<String, Line>> fields;
    private final List<Map<String, Line>> buttons;
    private final PebbleTemplate body;

    private Message(
            @Nullable Line title,
            @Nullable Line tone,
            List<Map<String, Line>> fields,
            List<Map<String, Line>> buttons,
            PebbleTemplate body) {
        this.title = title;
        this.tone = tone;
        this.fields = fields;
        this.buttons = buttons;
        this.body = body;
    }

    /** @throws Broken where the file can't be used, with its line */
    static Message compile(String path, String text, Engines.Sources sources, PebbleEngine engine) {
        FileText file = FileText.split(text);
        Head head = file.head() == null ? Head.EMPTY : Head.parse(path, file.head(), 2);
        Compiler compiler = new Compiler(path, sources, engine);
        Message message = new Message(
                compiler.line(head.title()),
                compiler.line(head.tone()),
                compiler.lines(head.fields()),
                compiler.lines(head.buttons()),
                compiler.template(path, file.body(), file.bodyLine()));
        head.buttons().forEach(button -> check(path, button, "style", Card.Style.class));
        head.fields().forEach(field -> check(path, field, "type", FormText.Type.class));
        return message;
    }

    private static <E extends Enum<E>> void check(
            String path, Map<String, Written> item, String key, Class<E> allowed) {
        Written written = item.get(key);
        if (written != null
                && Arrays.stream(allowed.getEnumConstants())
                        .noneMatch(e -> Tidy.word(e.name()).equals(written.text()))) {
            throw new Broken(
                    path,
                    written.line(),
                    key + " '" + written.text() + "' isn't one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(allowed.getEnumConstants())
                                            .map(e -> Tidy.word(e.name()))
                                            .toList()));
        }
    }

    Card card(Map<String, Object> model, Filling filling) {
        return new Card(
                title == null ? "" : title.fill(model, filling),
                tone == null ? Tone.PLAIN : constant(Tone.class, tone.fill(model, filling), Tone.PLAIN),
                Markup.body(evaluate(body, model), filling.inserts()),
                shown(
                        fields,
                        model,
                        filling,
                        one -> new Card.Field(of(one, "name", model, filling), of(one, "value", model, filling))),
                shown(
                        buttons,
                        model,
                        filling,
                        one -> new Card.Button(
                                of(one, "id", model, filling),
                                of(one, "label", model, filling),
                                constant(Card.Style.class, of(one, "style", model, filling), Card.Style.PLAIN),
                                isTrue(of(one, "confirm", model, filling)))));
    }

    FormText form(Map<String, Object> model, Filling filling) {
        return new FormText(
                title == null ? "" : title.fill(model, filling),
                shown(
                        fields,
                        model,
                        filling,
                        one -> new FormText.Field(
                                of(one, "name", model, filling),
                                of(one, "label", model, filling),
                                constant(FormText.Type.class, of(one, "type", model, filling), FormText.Type.LINE),
                                isTrue(of(one, "required", model, filling)),
                                options(one, model, filling))));
    }

    /** {@code options} are codes with commas between, {@code words} the group of words that are read for them. */
    private static List<FormText.Option> options(Map<String, Line> field, Map<String, Object> model, Filling filling) {
        String group = of(field, "words", model, filling);
        return Arrays.stream(of(field, "options", model, filling).split("[,，、]"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .map(code -> {
                    String word = filling.words().find(group + "." + code);
                    return new FormText.Option(code, word == null ? code : word);
                })
                .toList();
    }

    private static <T> List<T> shown(
            List<Map<String, Line>> all,
            Map<String, Object> model,
            Filling filling,
            Function<Map<String, Line>, T> make) {
        List<T> shown = new ArrayList<>();
        for (Map<String, Line> one : all) {
            if (!one.containsKey("when") || isTrue(of(one, "when", model, filling))) {
                shown.add(make.apply(one));
            }
        }
        return List.copyOf(shown);
    }

    private static String of(Map<String, Line> one, String key, Map<String, Object> model, Filling filling) {
        Line line = one.get(key);
        return line == null ? "" : line.fill(model, filling);
    }

    private static boolean isTrue(String word) {
        return word.equals("true");
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(otherwise);
    }

    private static String evaluate(PebbleTemplate template, Map<String, Object> model) {
        StringWriter filled = new StringWriter();
        try {
            template.evaluate(filled, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filled.toString();
    }

    /** A string of the head: text as it is, or a template. Filled, it is one line of plain text. */
    private record Line(@Nullable PebbleTemplate template, String text) {
        String fill(Map<String, Object> model, Filling filling) {
            return template == null
                    ? text
                    : filling.inserts()
                            .plain(Lines.tidy(evaluate(template, model)))
                            .replace('\n', ' ');
        }
    }

    private static final class Compiler {
        private final String path;
        private final Engines.Sources sources;
        private final PebbleEngine engine;
        private int parts;

        Compiler(String path, Engines.Sources sources, PebbleEngine engine) {
            this.path = path;
            this.sources = sources;
            this.engine = engine;
        }

        List<Map<String, Line>> lines(List<Map<String, Written>> items) {
            List<Map<String, Line>> compiled = new ArrayList<>();
            for (Map<String, Written> item : items) {
                Map<String, Line> one = new HashMap<>();
                item.forEach((key, written) -> one.put(
                        key, key.equals("when") || key.equals("required") ? condition(written) : string(written)));
                compiled.add(Map.copyOf(one));
            }
            return List.copyOf(compiled);
        }

        @Nullable
        Line line(@Nullable Written written) {
            return written == null ? null : string(written);
        }

        private Line string(Written written) {
            boolean plain = !written.text().contains("{{") && !written.text().contains("{%");
            return plain
                    ? new Line(null, written.text())
                    : new Line(template(path + "#" + ++parts, written.text(), written.line()), "");
        }

        private Line condition(Written written) {
            String text = "{% if " + written.text() + " %}true{% else %}false{% endif %}";
            return new Line(template(path + "#" + ++parts, text, written.line()), "");
        }

        PebbleTemplate template(String name, String text, int line) {
            sources.put(name, text, line);
            try {
                return engine.getTemplate(name);
            } catch (PebbleException e) {
                Integer at = e.getLineNumber();
                throw new Broken(path, at == null ? line : at, String.valueOf(e.getPebbleMessage()));
            }
        }
    }

    /**
     * @param head the YAML between the dashes; null where there is none
     * @param bodyLine the line of the file on which the body begins, from 1
     */
    record FileText(@Nullable String head, String body, int bodyLine) {
        static FileText split(String text) {
            String unix = text.replace("\r\n", "\n");
            if (!unix.startsWith("---\n")) {
                return new FileText(null, unix, 1);
            }
            int end = unix.indexOf("\n---\n", 3);
            if (end < 0) {
                String head = unix.substring(4).replaceFirst("\\n?---\\s*$", "");
                return new FileText(head, "", 1);
            }
            String head = unix.substring(4, Math.max(end + 1, 4));
            int lines = (int) head.chars().filter(c -> c == '\n').count();
            return new FileText(head, unix.substring(end + 5), lines + 3);
        }
    }
}
