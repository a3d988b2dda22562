package dev.dutydesk.templates;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pebble as our templates may use it: conditions, loops, variables, parts of other files; nothing that reaches out. */
final class Engines {
    private static final Set<String> TAGS = Set.of("if", "for", "set", "include");
    private static final Set<String> OUR_FILTERS_INSTEAD = Set.of("raw", "escape");
    private static final int LARGEST = 200_000;

    private Engines() {}

    static PebbleEngine engine(Sources sources, boolean strict) {
        return new PebbleEngine.Builder()
                .loader(sources)
                .extension(new Dialect())
                .registerExtensionCustomizer(OnlyWhatMessagesNeed::new)
                // Dialect prints everything through Filling, which knows more than an escaping strategy may.
                .autoEscaping(false)
                // Lines are ours, see Lines.
                .newLineTrimming(false)
                .strictVariables(strict)
                .maxRenderedSize(LARGEST)
                .methodAccessValidator((object, method) -> method.getParameterCount() == 0
                        && (object instanceof Record || object.getClass().getEnclosingClass() == ForNode.class))
                .build();
    }

    /** The texts of templates by name; {@code include "part/x"} is looked for from the language's folder on. */
    static final class Sources implements Loader<String> {
        private final Map<String, String> prepared = new ConcurrentHashMap<>();
        private final Function<String, @Nullable String> files;

        /** @param files the text of a file, or null where there is none */
        Sources(Function<String, @Nullable String> files) {
            this.files = files;
        }

        /** @param line of the file, on which the text begins: Pebble is to count from there */
        void put(String name, String text, int line) {
            prepared.put(name, "{#" + "\n".repeat(Math.max(line - 1, 0)) + "#}" + Lines.prepare(text));
        }

        @Override
        public Reader getReader(String name) {
            String text = find(name);
            if (text == null) {
                throw new LoaderException(null, "There is no " + name);
            }
            return new StringReader(text);
        }

        private @Nullable String find(String name) {
            String text = prepared.get(name);
            if (text != null) {
                return text;
            }
            String file = files.apply(name);
            return file == null
                    ? null
                    : Lines.prepare(Message.FileText.split(file).body().strip());
        }

        @Override
        public void setCharset(@Nullable String charset) {}

        @Override
        public void setPrefix(@Nullable String prefix) {}

        @Override
        public void setSuffix(@Nullable String suffix) {}

        @Override
        public String resolveRelativePath(String relative, String anchor) {
            return anchor.substring(0, anchor.indexOf('/') + 1) + relative + ".md";
        }

        @Override
        public String createCacheKey(String name) {
            return name;
        }

        @Override
        public boolean resourceExists(String name) {
            return find(name) != null;
        }
    }

    private static final class OnlyWhatMessagesNeed extends ExtensionCustomizer {
        OnlyWhatMessagesNeed(Extension extension) {
            super(extension);
        }

        @Override
        public @Nullable List<TokenParser> getTokenParsers() {
            List<TokenParser> all = super.getTokenParsers();
            return all == null
                    ? null
                    : all.stream()
                            .filter(parser -> TAGS.contains(parser.getTag()))
                            .toList();
        }

        @Override
        public @Nullable Map<String, Filter> getFilters() {
            Map<String, Filter> all = super.getFilters();
            if (all == null) {
                return null;
            }
            Map<String, Filter> ours = new HashMap<>(all);
            ours.keySet().removeAll(OUR_FILTERS_INSTEAD);
            return ours;
        }
    }
}
