package dev.dutydesk.bot.fire;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.redis.Foreground;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The product as {@code bin/dutydesk} starts it: in jars, with its classes as the JVM laid them out after a rehearsal. A start
 * takes half as long with them; they are made once for all tests of a build.
 */
final class Rehearsed {
    private static final Path FOLDER = Path.of("target", "rehearsed").toAbsolutePath();
    /** As the jar's manifest has it. */
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    private Rehearsed() {}

    /** @return options for the JVM, the class path among them; tests in other processes get the same */
    static synchronized List<String> options() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel file = FileChannel.open(FOLDER.resolve("lock"), CREATE, WRITE);
                    FileLock lock = file.lock()) {
                assertThat(lock.isValid()).isTrue();
                return made();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> made() throws IOException, InterruptedException {
        List<Path> parts = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                // The tests' settings for logging are no part of the product.
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        Path home = FOLDER.resolve(fingerprint(parts));
        Path cache = home.resolve("bot.aot");
        if (!Files.exists(cache)) {
            forgetOthers();
            Files.createDirectories(home);
        }
        List<String> packed = new ArrayList<>();
        for (Path part : parts) {
            packed.add(Files.isDirectory(part) ? jar(part, home.resolve(packed.size() + ".jar")) : part.toString());
        }
        String path = String.join(File.pathSeparator, packed);
        if (!Files.exists(cache)) {
            rehearse(home, path, cache);
        }
        // It would tell of a cache that it doesn't take.
        return List.of("-XX:AOTCache=" + cache, "-Xlog:disable", NATIVE, "-cp", path);
    }

    /** Another one where anything of it was built anew. */
    private static String fingerprint(List<Path> parts) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path part : parts) {
            try (Stream<Path> files = Files.walk(part)) {
                files.map(Path::toFile)
                        .filter(File::isFile)
                        .sorted()
                        .forEach(file -> all.append(file).append(file.length()).append(file.lastModified()));
            }
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void forgetOthers() throws IOException {
        try (Stream<Path> others = Files.list(FOLDER)) {
            for (Path other : others.filter(Files::isDirectory).toList()) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    /** The JVM lays out nothing that lies in a folder. */
    private static String jar(Path classes, Path jar) {
        if (!Files.exists(jar)) {
            ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
            int code = tool.run(System.out, System.err, "-c0Mf", jar.toString(), "-C", classes.toString(), ".");
            assertThat(code).as("%s is packed", classes).isZero();
        }
        return jar.toString();
    }

    private static void rehearse(Path home, String path, Path cache) throws IOException, InterruptedException {
        Path made = home.resolve("made.aot");
        List<String> command = new ArrayList<>(List.of(Foreground.java()));
        command.addAll(Foreground.SHORT_RUN);
        command.addAll(List.of("-XX:AOTCacheOutput=" + made, NATIVE, "-cp", path, "dev.dutydesk.bot.Rehearsal"));
        Path log = home.resolve("rehearsal.log");
        ProcessBuilder rehearsal = new ProcessBuilder(command)
                .directory(Files.createDirectories(home.resolve("rehearsal")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = rehearsal.environment();
        environment.keySet().removeIf(name -> !name.equals("PATH"));
        assertThat(rehearsal.start().waitFor())
                .as("the rehearsal, of which %s tells", log)
                .isZero();
        FileSystemUtils.deleteRecursively(home.resolve("rehearsal"));
        Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
    }
}
