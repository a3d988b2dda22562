package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programs of the Nagios plugin protocol (https://nagios-plugins.org/doc/guidelines.html), each started directly. Whatever one has
 * started is killed with it: its children are known by a mark in their environment, also where they went out on their own.
 */
final class PluginLooking {
    private static final String MARK = "DUTYDESK_PLUGIN";
    private static final int MOST = 65_536;
    private static final List<Level> LEVELS = List.of(Level.OK, Level.WARN, Level.CRIT, Level.UNKNOWN);
    private static final Pattern PERFORMANCE =
            Pattern.compile("(?:'((?:[^']|'')+)'|([^\\s='|]+))=(-?[0-9.]+(?:[eE][-+]?\\d+)?)([a-zA-Z%]*)");
    private static final int FIGURES = 100;

    private PluginLooking() {}

    static Seen look(Look look, Work.Plugin work) throws InterruptedException {
        List<String> command =
                work.command().stream().map(part -> filled(part, look.target())).toList();
        String mark = UUID.randomUUID().toString();
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
            environment.clear();
            environment.putAll(Map.of("PATH", path, "LC_ALL", "C", MARK, mark));
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return Seen.not(
                    Level.UNKNOWN, Phrase.PLUGIN_MISSING.of(String.valueOf(e.getMessage())), Map.of(), List.of());
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().name("patrol-plugin").start(() -> read(process.getInputStream(), output));
        boolean ended = false;
        try {
            ended = process.waitFor(look.deadline().left().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            killAll(process, mark);
        }
        // Nobody is left who could write: the end of the output is there or comes at once.
        reader.join(java.time.Duration.ofMillis(500));
        String said;
        synchronized (output) {
            said = output.toString(StandardCharsets.UTF_8);
        }
        List<Evidence> evidence = List.of(new Evidence(String.join(" ", command), said));
        return ended
                ? seen(process.exitValue(), said, evidence)
                : Seen.not(
                        Level.UNKNOWN, Phrase.PLUGIN_ENDLESS.of(look.deadline().words()), Map.of(), evidence);
    }

    private static Seen seen(int exit, String said, List<Evidence> evidence) {
        String first = said.lines().findFirst().orElse("");
        String text = first.split("\\|", 2)[0].strip();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("exit", (double) exit);
        values.put("text", text);
        values.put("perf", figures(said));
        if (exit < 0 || exit >= LEVELS.size()) {
            return Seen.not(Level.UNKNOWN, Phrase.PLUGIN_EXIT.of(exit, text), values, evidence);
        }
        Level level = LEVELS.get(exit);
        return level == Level.OK
                ? Seen.well(values, evidence, text)
                : Seen.not(level, Phrase.FAILED.of(text.isEmpty() ? "exit " + exit : text), values, evidence);
    }

    /** Stands behind the first bar of the first line, and behind that of the long text. */
    private static Map<String, Object> figures(String said) {
        Map<String, Object> figures = new LinkedHashMap<>();
        String[] parts = said.split("\\|", 3);
        String all = (parts.length > 1 ? parts[1].lines().findFirst().orElse("") : "")
                + (parts.length > 2 ? " " + parts[2] : "");
        Matcher m = PERFORMANCE.matcher(all);
        while (m.find() && figures.size() < FIGURES) {
            String name = m.group(1) == null ? m.group(2) : m.group(1).replace("''", "'");
            try {
                figures.put(name, Double.parseDouble(m.group(3)));
            } catch (NumberFormatException e) {
                // It isn't a figure, so there is none of that name.
            }
        }
        return figures;
    }

    private static String filled(String part, @Nullable PatrolTarget target) {
        if (target == null || !part.contains("${")) {
            return part;
        }
        String url = target.address() instanceof Address.Web web ? web.url() : "";
        String host = switch (target.address()) {
            case Address.Web web -> String.valueOf(URI.create(web.url()).getHost());
            case Address.Tcp tcp -> tcp.host();
            case Address.Ssh ssh -> ssh.at().replaceFirst("^[^@]*@", "").replaceFirst(":\\d+$", "");
            case Address.Own own -> "localhost";
            case Address.Database database -> "";
        };
        String port = target.address() instanceof Address.Tcp tcp ? Integer.toString(tcp.port()) : "";
        return part.replace("${url}", url).replace("${host}", host).replace("${port}", port);
    }

    /** Takes the beginning and lets the rest go by, so that the program isn't held up by a full pipe. */
    private static void read(InputStream in, ByteArrayOutputStream output) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (output) {
                    output.write(buffer, 0, Math.min(n, MOST - output.size()));
                }
            }
        } catch (IOException e) {
            // Killed: what it said until then is kept.
        }
    }

    private static void killAll(Process process, String mark) {
        // Twice, for what was just being forked at the first time.
        for (int i = 0; i < 2; i++) {
            try (Stream<ProcessHandle> children = process.descendants()) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            // One that has ended would only lose what it said and isn't read yet.
            if (process.isAlive()) {
                process.destroyForcibly();
            }
            marked(mark);
        }
    }

    private static void marked(String mark) {
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc)) {
            return;
        }
        String line = MARK + "=" + mark;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path one : all) {
                if (isMarked(one.resolve("environ"), line)) {
                    ProcessHandle.of(Long.parseLong(String.valueOf(one.getFileName())))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            // They come and go while one looks.
        }
    }

    private static boolean isMarked(Path environment, String line) {
        try (InputStream in = Files.newInputStream(environment)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8).contains(line);
        } catch (IOException e) {
            return false;
        }
    }
}
