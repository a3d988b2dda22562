package dev.dutydesk.bot.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Renders pages: Pebble templates in {@code pages/} that extend {@code layout.html}. Whatever a template prints is escaped,
 * unless it says {@code raw}; a variable that isn't in the model is a fault. {@code t('key', fact)} prints the words for a
 * key in the reader's language, from {@code words*.properties} beside the template or in {@code pages/}. Safe for many
 * threads.
 */
@Component
public final class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String WORDS = "_words";

    private final PebbleEngine engine;

    Pages() {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("pages");
        loader.setSuffix(".html");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .extension(new Dialect())
                .strictVariables(true)
                .build();
    }

    /** What every page knows of its reader. @param section the folder of the page they are on */
    private record About(String language, String other, String inOther, String section) {}

    /** @param name a template's: {@code ticket/list} is {@code pages/ticket/list.html} */
    public ResponseEntity<String> show(
            Reader reader, HttpStatusCode status, String name, Map<String, ? extends @Nullable Object> model) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        headers.setContentLanguage(reader.language());
        if (reader.chosen()) {
            headers.add(HttpHeaders.SET_COOKIE, reader.cookie().toString());
        }
        return new ResponseEntity<>(render(reader, name, model), headers, status);
    }

    /** The words that a page says under that key. */
    public String say(Reader reader, String page, String key, Object... facts) {
        return PageWords.of(page, reader.language()).say(key, facts);
    }

    String render(Reader reader, String name, Map<String, ? extends @Nullable Object> model) {
        Map<String, @Nullable Object> variables = new HashMap<>(model);
        variables.put(
                "reader",
                new About(
                        reader.language().toLanguageTag(),
                        reader.other().toLanguageTag(),
                        reader.inOther(),
                        name.substring(0, Math.max(0, name.lastIndexOf('/')))));
        variables.put(WORDS, PageWords.of(name, reader.language()));
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate(name).evaluate(html, variables, reader.language());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }

    private static final class Dialect extends AbstractExtension {
        @Override
        public Map<String, Function> getFunctions() {
            return Map.of("t", new Say());
        }
    }

    private static final class Say implements Function {
        @Override
        public @Nullable List<String> getArgumentNames() {
            return null;
        }

        @Override
        public Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            Object[] facts = IntStream.range(1, arguments.size())
                    .mapToObj(i -> Objects.requireNonNull(arguments.get(String.valueOf(i)), "A fact is missing"))
                    .toArray();
            return ((PageWords) context.getVariable(WORDS)).say(String.valueOf(arguments.get("0")), facts);
        }
    }
}
