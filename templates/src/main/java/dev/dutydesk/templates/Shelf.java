package dev.dutydesk.templates;

import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Messages and words by language: those in the jar, under a desk's own. Each file is compiled once. */
final class Shelf {
    private static final String WORDS = "words.yml";
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final Shelf BUILT_IN = new Shelf(Map.of(), false, List.of());
    private static final Shelf STRICT = new Shelf(Map.of(), true, List.of());

    private final Map<String, String> own;
    private final Engines.Sources sources = new Engines.Sources(this::text);
    private final PebbleEngine engine;
    private final Map<String, Optional<Message>> messages = new ConcurrentHashMap<>();
    private final Map<String, Words> words = new TreeMap<>();
    private final Map<Locale, List<String>> chains = new ConcurrentHashMap<>();

    private Shelf(Map<String, String> own, boolean strict, List<String> faults) {
        this.own = own;
        this.engine = Engines.engine(sources, strict);
        for (String language : languages()) {
            words.put(language, wordsIn(language, faults));
        }
    }

    static Shelf builtIn(boolean strict) {
        return strict ? STRICT : BUILT_IN;
    }

    /**
     * A desk's files over the built-in ones. One that can't be used is left out.
     *
     * @param own texts by path: {@code zh-CN/ticket.md}
     * @param faults where those that can't be used are named
     */
    static Shelf of(Map<String, String> own, boolean strict, List<String> faults) {
        Map<String, String> usable = new TreeMap<>(own);
        Shelf shelf = new Shelf(usable, strict, faults);
        own.keySet().stream().filter(path -> path.endsWith(".md")).forEach(path -> {
            try {
                shelf.check(path);
            } catch (Broken e) {
                faults.add(e.getMessage());
                usable.remove(path);
                // Its parts that could be compiled must not be taken for the built-in one's.
                shelf.engine.getTemplateCache().invalidateAll();
            }
        });
        return shelf;
    }

    private void check(String path) {
        String name = path.substring(path.indexOf('/') + 1);
        if (builtInText("en/" + name) == null && !name.startsWith("part/")) {
            throw new Broken(path, 1, "the bot says nothing by that name");
        }
        message(path);
    }

    boolean hasOwn() {
        return !own.isEmpty();
    }

    /** The languages to try for a locale, the nearest first, English last. */
    List<String> chain(Locale locale) {
        return chains.computeIfAbsent(locale, this::nearest);
    }

    private List<String> nearest(Locale locale) {
        Set<String> there = languages();
        Set<String> chain = new LinkedHashSet<>();
        chain.add(locale.toLanguageTag());
        chain.add(locale.getLanguage());
        there.stream()
                .filter(tag -> Locale.forLanguageTag(tag).getLanguage().equals(locale.getLanguage()))
                .forEach(chain::add);
        chain.add("en");
        chain.retainAll(there);
        return List.copyOf(chain);
    }

    private Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>(LANGUAGES);
        own.keySet().forEach(path -> languages.add(path.substring(0, path.indexOf('/'))));
        return languages;
    }

    /** The message {@code ticket} in the language; empty where there is none. */
    Optional<Message> message(String language, String name) {
        return message(language + "/" + name + ".md");
    }

    private Optional<Message> message(String path) {
        return messages.computeIfAbsent(
                path, p -> Optional.ofNullable(text(p)).map(text -> Message.compile(p, text, sources, engine)));
    }

    Words words(String language) {
        return words.getOrDefault(language, new Words(language, Map.of()));
    }

    private Words wordsIn(String language, List<String> faults) {
        String path = language + "/" + WORDS;
        String below = builtInText(path);
        Words builtIn = below == null ? new Words(language, Map.of()) : parse(language, path, below);
        String over = own.get(path);
        try {
            return over == null ? builtIn : parse(language, path, over).over(builtIn);
        } catch (Broken e) {
            faults.add(e.getMessage());
            return builtIn;
        }
    }

    private static Words parse(String language, String path, String text) {
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (!(tree instanceof Map<?, ?> map)) {
                throw new Broken(path, 1, "must be keys with words");
            }
            return Words.of(language, map);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Broken(path, line, String.valueOf(e.getProblem()));
        }
    }

    private @Nullable String text(String path) {
        String text = own.get(path);
        return text == null ? builtInText(path) : text;
    }

    private static @Nullable String builtInText(String path) {
        try (InputStream in = Shelf.class.getResourceAsStream("/templates/" + path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
