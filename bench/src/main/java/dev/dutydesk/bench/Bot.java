package dev.dutydesk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged bot as a process of its own, started as people start it, on a free port.
 *
 * @param startedIn from the start of the process until it said that it is ready
 */
record Bot(Process process, int port, Duration startedIn) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("is ready at http://localhost:(\\d+)");
    static final Path JAR = Path.of("bot", "target", "dutydesk.jar").toAbsolutePath();
    static final Path SCRIPT = Path.of("bin", "dutydesk").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 300;

    /** With {@code bin/dutydesk}, where it is there. @param home holds its data and desk files */
    static Bot start(Path home) throws IOException, InterruptedException {
        return start(home, Map.of());
    }

    /** @param environment more settings */
    static Bot start(Path home, Map<String, String> environment) throws IOException, InterruptedException {
        return Files.isExecutable(SCRIPT)
                ? start(home, environment, SCRIPT.toString())
                : start(home, environment, java(), "-jar", JAR.toString());
    }

    static Bot start(Path home, String... command) throws IOException, InterruptedException {
        return start(home, Map.of(), command);
    }

    private static Bot start(Path home, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("There is no " + JAR + ": package the bot first");
        }
        List<String> whole = new ArrayList<>(List.of(command));
        whole.add("--server.port=0");
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DUTYDESK_DATA_DIR", home.resolve("data").toString());
        builder.environment().put("DUTYDESK_DESKS_DIR", home.resolve("desks").toString());
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> listen(process, port));
        try {
            return new Bot(
                    process, port.get(PATIENCE_SECONDS, TimeUnit.SECONDS), Duration.ofNanos(System.nanoTime() - began));
        } catch (ExecutionException | TimeoutException e) {
            process.destroy();
            throw new IllegalStateException("The bot didn't start", e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void listen(Process process, CompletableFuture<Integer> port) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                } else if (!port.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        port.completeExceptionally(new IOException("It ended and had said: " + said));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
