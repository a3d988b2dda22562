package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The redis-server that is started: the one in the embedded-redis jar, copied beside the data, or the one the settings
 * name; never one that happens to be on the PATH.
 *
 * @param version as the binary itself says it
 */
record RedisBinary(Path path, String version) {
    private static final Pattern SAYS = Pattern.compile("v=(\\d+\\.\\d+\\.\\d+)");

    static RedisBinary find(Path folder, @Nullable Path executable) throws IOException {
        Path path = executable == null ? shipped(folder) : executable;
        if (!Files.isExecutable(path)) {
            throw new StartRefused(
                    "There is no redis-server to run at " + path + ".",
                    "Correct dutydesk.redis.executable, or leave it out to use the one that is shipped.");
        }
        return new RedisBinary(path, version(path));
    }

    private static Path shipped(Path folder) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        String name = null;
        if (system.contains("linux")) {
            name = arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        } else if (system.contains("mac")) {
            name = arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        if (name == null) {
            throw new StartRefused(
                    "No Redis of version 6.2 or newer is shipped for " + system + " on " + machine + ".",
                    "On Windows run Dutydesk inside WSL; elsewhere name an outside server with DUTYDESK_REDIS_URI.");
        }
        Path path = folder.resolve(name);
        if (!Files.isExecutable(path)) {
            Path fresh = folder.resolve(name + ".new");
            try (InputStream in = RedisBinary.class.getResourceAsStream("/" + name)) {
                if (in == null) {
                    throw new IOException("not in the jar: " + name);
                }
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!fresh.toFile().setExecutable(true, true)) {
                throw new IOException("can't be made executable: " + fresh);
            }
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
        return path;
    }

    private static String version(Path path) throws IOException {
        Process asked = new ProcessBuilder(path.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes()).strip();
        try {
            if (!asked.waitFor(5, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Matcher m = SAYS.matcher(said);
        if (!m.find()) {
            throw new StartRefused(
                    "The redis-server " + path + " doesn't run here: " + said + ".",
                    said.contains("libssl")
                            ? "Install OpenSSL 3, or name an outside server with DUTYDESK_REDIS_URI."
                            : "Name another one with dutydesk.redis.executable, or an outside server with DUTYDESK_REDIS_URI.");
        }
        if (Versions.compare(m.group(1), "6.2.0") < 0) {
            throw new StartRefused(
                    "The redis-server " + path + " is " + m.group(1) + "; Dutydesk needs 6.2 or newer.",
                    "Name a newer one with dutydesk.redis.executable.");
        }
        return m.group(1);
    }
}
