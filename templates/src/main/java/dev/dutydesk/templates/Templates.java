package dev.dutydesk.templates;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.commonmark.node.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the bot says, by name and language: {@code ticket}, {@code step/acknowledge}, {@code refused/own-work}, …
 * What each one reads is written in {@code docs/templates.md}. A desk's own folder ({@code zh-CN/ticket.md},
 * {@code zh-CN/words.yml}) lies over what is built in; a changed file is picked up within seconds, a broken one is
 * reported and the built-in one used. A language without the message falls back to the nearest, then to English.
 *
 * <p>The model's keys are the template's variables. {@code zone} (a {@link java.time.ZoneId}) and {@code now} (an
 * {@link java.time.Instant}) are needed wherever times are shown. All values may hold whatever users typed. Safe for
 * many threads.
 */
public final class Templates {
    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(2).toNanos();

    private final List<DeskFolder> folders;
    private final boolean strict;
    private final Set<String> foundLater = new ConcurrentSkipListSet<>();
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile Snapshot snapshot;

    private record Snapshot(Shelf shelf, List<String> faults, List<String> marks) {}

    private Templates(List<DeskFolder> folders, boolean strict) {
        this.folders = folders;
        this.strict = strict;
        this.snapshot = read();
    }

    /** Only what is in the jar. What a model lacks is shown as a dash. */
    public static Templates builtIn() {
        return of(List.of());
    }

    /** With desks' folders over it, the first one uppermost; a folder may be absent. What a model lacks is a dash. */
    public static Templates of(List<Path> deskFolders) {
        return new Templates(deskFolders.stream().map(DeskFolder::new).toList(), false);
    }

    /** As {@link #of}, but what a model lacks, and any fault, is thrown: for tests. */
    public static Templates strict(List<Path> deskFolders) {
        return new Templates(deskFolders.stream().map(DeskFolder::new).toList(), true);
    }

    /** These with one more folder over them all. */
    public Templates with(Path deskFolder) {
        return new Templates(
                Stream.concat(Stream.of(new DeskFolder(deskFolder)), folders.stream())
                        .toList(),
                strict);
    }

    /** Reads the folders again. Messages being filled meanwhile use what was there before. */
    public synchronized void reload() {
        snapshot = read();
    }

    private Snapshot read() {
        List<String> marks = marks();
        List<String> faults = new ArrayList<>();
        Map<String, String> own = new HashMap<>();
        for (DeskFolder folder : folders.reversed()) {
            own.putAll(folder.read(faults));
        }
        foundLater.clear();
        Shelf shelf = own.isEmpty() ? Shelf.builtIn(strict) : Shelf.of(own, strict, faults);
        faults.forEach(fault -> LOG.warn("A desk's message can't be used, the built-in one is: {}", fault));
        return new Snapshot(shelf, List.copyOf(faults), marks);
    }

    private List<String> marks() {
        return folders.stream().map(DeskFolder::mark).toList();
    }

    private Shelf shelf() {
        long last = looked.get();
        long now = System.nanoTime();
        if (!folders.isEmpty() && now - last > LOOK_EVERY && looked.compareAndSet(last, now)) {
            if (!marks().equals(snapshot.marks())) {
                reload();
            }
        }
        return snapshot.shelf();
    }

    /** The desk files that can't be used, each as {@code file:line: reason}; the built-in ones are used instead. */
    public List<String> faults() {
        return Stream.concat(snapshot.faults().stream(), foundLater.stream()).toList();
    }

    /**
     * The message, filled.
     *
     * @throws IllegalArgumentException only when {@linkplain #strict strict}
     */
    public Card render(String name, Locale locale, Map<String, ? extends @Nullable Object> model) {
        return fill(name, locale, model, Message::card)
                .orElseGet(() -> new Card(
                        String.valueOf(Filling.keyOf(model)), Tone.PLAIN, new Document(), List.of(), List.of()));
    }

    /** The form's texts, filled. */
    public FormText form(String name, Locale locale, Map<String, ? extends @Nullable Object> model) {
        return fill(name, locale, model, Message::form).orElseGet(() -> new FormText(Filling.NOTHING, List.of()));
    }

    /** The language's word: {@code state.DISPATCHED} is 待接单; the code itself where there is no word. */
    public String word(Locale locale, String path) {
        Shelf shelf = shelf();
        return shelf.chain(locale).stream()
                .flatMap(language -> Stream.ofNullable(shelf.words(language).find(path)))
                .findFirst()
                .orElse(path.substring(path.lastIndexOf('.') + 1));
    }

    /** The same, with each {@code {}} exchanged for a value, in order. */
    public String word(Locale locale, String path, List<?> values) {
        return Words.filled(word(locale, path), values);
    }

    /** How the language says times at that moment, for what stands beside the messages. */
    public Times times(Locale locale, ZoneId zone, Instant now) {
        Shelf shelf = shelf();
        return new Times(shelf.words(shelf.chain(locale).getFirst()), zone, now);
    }

    private interface Fill<T> {
        T fill(Message message, Map<String, Object> model, Filling filling);
    }

    private <T> Optional<T> fill(
            String name, Locale locale, Map<String, ? extends @Nullable Object> model, Fill<T> fill) {
        Shelf shelf = shelf();
        for (String language : shelf.chain(locale)) {
            Optional<T> filled = fill(shelf, language, name, model, fill);
            if (filled.isEmpty() && shelf.hasOwn()) {
                filled = fill(Shelf.builtIn(strict), language, name, model, fill);
            }
            if (filled.isPresent()) {
                return filled;
            }
        }
        if (strict) {
            throw new IllegalArgumentException("There is no message " + name + " for " + locale.toLanguageTag());
        }
        LOG.error("No message {} could be filled for {}", name, locale.toLanguageTag());
        return Optional.empty();
    }

    private <T> Optional<T> fill(
            Shelf shelf, String language, String name, Map<String, ? extends @Nullable Object> model, Fill<T> fill) {
        try {
            Map<String, Object> variables = new HashMap<>(model);
            Filling filling = new Filling(shelf.words(language), variables, strict);
            return shelf.message(language, name).map(message -> fill.fill(message, variables, filling));
        } catch (RuntimeException e) {
            // A message must come out, whatever is wrong with a file: what lies below it is tried.
            fault(shelf, language + "/" + name + ".md", e);
            return Optional.empty();
        }
    }

    private void fault(Shelf shelf, String path, RuntimeException e) {
        if (strict) {
            throw new IllegalArgumentException(path + ": " + Broken.describe(path, e), e);
        }
        String fault = Broken.describe(path, e);
        if (!shelf.hasOwn()) {
            LOG.error("A built-in message can't be filled: {}", fault, e);
        } else if (foundLater.add(fault)) {
            LOG.warn("A desk's message can't be filled, the built-in one is used: {}", fault);
        }
    }
}
