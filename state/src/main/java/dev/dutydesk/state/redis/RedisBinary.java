package dev.dutydesk.state.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A redis-server that runs on this machine: the bundled one, or the one that the settings name; never one that happens to
 * be on the PATH.
 *
 * @param version as the binary itself says
 */
record RedisBinary(Path path, Version version) {
    private static final String ANOTHER =
            "Name another redis-server with dutydesk.redis.executable, or an outside server with DUTYDESK_REDIS_URI.";

    /**
     * @param folder where the bundled one is unpacked to
     * @throws StartRefused where there is none for this system, or it doesn't run, or is older than 6.2
     */
    static RedisBinary find(Path folder, @Nullable Path executable) throws IOException {
        Path path = executable == null
                ? BundledRedis.forThisSystem().unpackTo(folder)
                : executable.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw new StartRefused(
                    "There is no redis-server that can be run at " + path + ".",
                    "Correct dutydesk.redis.executable, or leave it out for the bundled one.");
        }
        Version version = versionOf(path);
        if (version.compareTo(Version.OLDEST_SUPPORTED) < 0) {
            throw new StartRefused(
                    path + " is Redis " + version + "; Dutydesk needs 6.2 or newer.",
                    "Name a newer one with dutydesk.redis.executable.");
        }
        return new RedisBinary(path, version);
    }

    private static Version versionOf(Path path) throws IOException {
        String said;
        try {
            said = run(path);
        } catch (IOException e) {
            // A missing interpreter (a glibc binary on Alpine), a foreign machine's binary, a folder mounted noexec.
            throw new StartRefused(path + " can't be run on this system: " + e.getMessage() + ".", ANOTHER);
        }
        Optional<Version> version =
                said.contains("v=") ? Version.in(said.substring(said.indexOf("v="))) : Optional.empty();
        if (version.isPresent()) {
            return version.get();
        }
        if (said.contains("libssl") || said.contains("libcrypto")) {
            throw new StartRefused(
                    path + " needs OpenSSL 3, which is not installed: " + firstLine(said) + ".",
                    "Install OpenSSL 3 (Debian: libssl3, Fedora: openssl-libs, macOS: brew install openssl@3). "
                            + ANOTHER);
        }
        throw new StartRefused(
                path + " does not run as a redis-server here: it said \"" + firstLine(said) + "\".", ANOTHER);
    }

    private static String run(Path path) throws IOException {
        Process process = new ProcessBuilder(path.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                throw new IOException("it did not answer --version within 5 s");
            }
            return new String(process.getInputStream().readNBytes(4_096), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was asked its version", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
    }
}
