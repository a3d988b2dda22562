package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Warning;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Patrols;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The patrols in force: each desk's files, followed. A desk's changed files are taken whole or not at all; where one has a fault,
 * what was in force stays. Safe for many threads.
 */
public final class PatrolFiles implements Patrols, Warnings, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PatrolFiles.class);

    private final Path folder;
    private final Function<String, @Nullable String> environment;
    private final Supplier<List<Desk>> desks;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Map<String, State> now = Map.of();

    /** What a file holds; trouble, in words, where it can't be read. */
    private record Text(String text, String trouble) {}

    private record Source(Map<String, Text> files, PatrolFile.Around around) {}

    private record State(Source source, @Nullable Patrol patrol, List<Fault> faults, List<Fault> warnings) {}

    /**
     * What one desk's files say.
     *
     * @param patrol empty where there is a fault, or no file
     */
    public record Read(Optional<Patrol> patrol, List<Fault> faults, List<Fault> warnings) {}

    /** Reads what the desk's file names, without following it. @param folder of the desk files */
    public static Read read(Path folder, Desk desk, Function<String, @Nullable String> environment) {
        return read(source(folder, desk), environment);
    }

    /**
     * Reads what is there.
     *
     * @param folder of the desk files
     * @param environment the value of an environment variable, or null
     * @param desks those in force
     */
    public PatrolFiles(Path folder, Function<String, @Nullable String> environment, Supplier<List<Desk>> desks) {
        this.folder = folder;
        this.environment = environment;
        this.desks = desks;
        refresh();
    }

    @Override
    public Optional<Patrol> of(String desk) {
        return Optional.ofNullable(now.get(desk)).flatMap(state -> Optional.ofNullable(state.patrol()));
    }

    /** Why files aren't in force as they are now; empty while all is well. */
    public List<Fault> faults() {
        return now.values().stream().flatMap(state -> state.faults().stream()).toList();
    }

    @Override
    public List<Warning> of(Desk desk) {
        State state = now.get(desk.id());
        return state == null
                ? List.of()
                : Stream.concat(
                                state.faults().stream().map(fault -> warning("file-refused", fault)),
                                state.warnings().stream().map(fault -> warning("file-lacks", fault)))
                        .toList();
    }

    private static Warning warning(String code, Fault fault) {
        return new Warning(code, List.of(fault.file() + " " + fault.at().line()), fault.toString());
    }

    /** Looks for changes every second until closed. What changed counts once it was the same twice, for editors write in parts. */
    public void watch() {
        Thread.ofVirtual().name("patrol-files").start(() -> {
            Map<String, Source> last = Map.of();
            try {
                while (!closed.await(1, TimeUnit.SECONDS)) {
                    Map<String, Source> found = look();
                    if (found.equals(last)) {
                        take(found);
                    }
                    last = found;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes up what changed. */
    public void refresh() {
        take(look());
    }

    private Map<String, Source> look() {
        Map<String, Source> found = new LinkedHashMap<>();
        for (Desk desk : desks.get()) {
            found.put(desk.id(), source(folder, desk));
        }
        return found;
    }

    private static Source source(Path folder, Desk desk) {
        Map<String, Text> files = new LinkedHashMap<>();
        desk.patrols().forEach(name -> text(folder.resolve(name)).ifPresent(text -> files.put(name, text)));
        return new Source(
                files, new PatrolFile.Around(desk.zone(), desk.team().groups().keySet()));
    }

    /** Empty where it isn't there, which the desk file's own warnings tell. */
    private static Optional<Text> text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(new Text(text.startsWith("\uFEFF") ? text.substring(1) : text, ""));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of(new Text("", "the file isn't UTF-8 text; save it as UTF-8"));
        } catch (IOException e) {
            return Optional.of(new Text("", "the file can't be read: " + e.getMessage()));
        }
    }

    private synchronized void take(Map<String, Source> found) {
        Map<String, State> next = new HashMap<>();
        found.forEach((desk, source) -> {
            State before = now.get(desk);
            next.put(desk, before != null && before.source().equals(source) ? before : read(desk, source, before));
        });
        now = Map.copyOf(next);
    }

    private static Read read(Source source, Function<String, @Nullable String> environment) {
        List<PatrolFile> files = source.files().entrySet().stream()
                .map(file -> file.getValue().trouble().isEmpty()
                        ? PatrolFile.read(file.getKey(), file.getValue().text(), source.around(), environment)
                        : PatrolFile.unreadable(file.getKey(), file.getValue().trouble()))
                .toList();
        List<Fault> faults = Stream.concat(
                        files.stream().flatMap(file -> file.faults().stream()), Joint.faults(files).stream())
                .sorted()
                .toList();
        List<Fault> warnings =
                files.stream().flatMap(file -> file.warnings().stream()).toList();
        Optional<Patrol> patrol = faults.isEmpty()
                ? files.stream().flatMap(file -> file.patrol().stream()).reduce(Joint::together)
                : Optional.empty();
        return new Read(patrol, faults, warnings);
    }

    private State read(String desk, Source source, @Nullable State before) {
        Read read = read(source, environment);
        if (read.faults().isEmpty()) {
            read.patrol()
                    .ifPresent(patrol -> log.info(
                            "Patrol of desk {} in force, checks: {}, rounds: {}",
                            desk,
                            patrol.checks().size(),
                            patrol.rounds().size()));
            return new State(source, read.patrol().orElse(null), read.faults(), read.warnings());
        }
        read.faults().forEach(fault -> log.warn("Patrol file refused, what was in force stays: {}", fault));
        return new State(source, before == null ? null : before.patrol(), read.faults(), read.warnings());
    }

    /** Looks for changes no more. */
    @Override
    public void close() {
        closed.countDown();
    }
}
