package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.Architecture;
import redis.embedded.model.OS;

/**
 * The redis-server in {@code com.github.codemonstur:embedded-redis} 1.4.4 for a system. Their file names don't say their
 * versions; asked of the binaries themselves they are:
 *
 * <table>
 * <tr><th>system</th><th>version</th><th>needs</th></tr>
 * <tr><td>Linux x86-64</td><td>6.2.11</td><td>glibc and OpenSSL 3 ({@code libssl.so.3}); not Alpine</td></tr>
 * <tr><td>Linux arm64</td><td>6.2.7</td><td>nothing, statically linked</td></tr>
 * <tr><td>macOS arm64</td><td>6.2.11</td><td>OpenSSL 3 of Homebrew under {@code /opt/homebrew/opt/openssl@3}</td></tr>
 * <tr><td>macOS x86-64</td><td>6.2.11</td><td>nothing, OpenSSL is linked in</td></tr>
 * <tr><td>Windows x86-64</td><td>5.0.14</td><td>not used: below 6.2</td></tr>
 * </table>
 *
 * <p>Only the first was run; the others' versions were read from the files.
 */
final class BundledRedis {
    private final String resource;

    private BundledRedis(String resource) {
        this.resource = resource;
    }

    /** @throws StartRefused where the jar has none that is new enough */
    static BundledRedis forThisSystem() {
        return forSystem(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static BundledRedis forSystem(String system, String machine) {
        String name = system.toLowerCase(Locale.ROOT);
        OS os = name.contains("linux") ? OS.UNIX : name.contains("mac") ? OS.MAC_OS_X : OS.WINDOWS;
        Architecture architecture = switch (machine.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Architecture.x86_64;
            case "aarch64", "arm64" -> Architecture.aarch64;
            default -> Architecture.x86;
        };
        if (os == OS.WINDOWS || architecture == Architecture.x86) {
            throw noneFor(system, machine);
        }
        return ExecutableProvider.newProvidedVersionsMap().entrySet().stream()
                .filter(e -> e.getKey().os == os && e.getKey().arch == architecture)
                .findFirst()
                .map(e -> new BundledRedis(e.getValue()))
                .orElseThrow(() -> new IllegalStateException("no redis-server in the jar for " + os + architecture));
    }

    static StartRefused noneFor(String system, String machine) {
        return new StartRefused(
                "There is no bundled Redis 6.2 or newer for " + system + " on " + machine + ".",
                system.toLowerCase(Locale.ROOT).contains("windows")
                        ? "Run Dutydesk inside WSL, or name an outside server with DUTYDESK_REDIS_URI."
                        : "Name a redis-server with dutydesk.redis.executable, or an outside server with"
                                + " DUTYDESK_REDIS_URI.");
    }

    /** Unpacks it where it isn't already; a half-written one is never run. */
    Path unpackTo(Path folder) throws IOException {
        byte[] content;
        try (InputStream in = BundledRedis.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("not on the class path: " + resource);
            }
            content = in.readAllBytes();
        }
        Path file = folder.resolve(resource.substring(1));
        if (Files.isExecutable(file) && Files.size(file) == content.length) {
            return file;
        }
        Path fresh = folder.resolve(resource.substring(1) + ".new");
        Files.deleteIfExists(fresh);
        Files.write(fresh, content);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
