package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a full disk the server ends. It is named, nothing that was answered is lost, and it comes back with the room. */
class FullDiskTest {
    private static final Duration BACK = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final Set<String> acked = new HashSet<>();

    private void fill(RedisServer server) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        String key = "SHOP-" + i;
                        Ask.the(server, c -> c.set(key, "x".repeat(50_000)));
                        acked.add(key);
                    }
                })
                .isInstanceOf(RedisException.class);
    }

    private void assertIsDownFor(RedisServer server, String reason) {
        await().atMost(BACK).until(() -> !server.standing().up());
        assertThat(server.standing().detail()).contains(reason).contains("being started again");
    }

    private void assertComesBackWithAll(RedisServer server) {
        await().atMost(BACK).until(() -> server.standing().up());
        Folder.assertHasAll(server, acked);
        assertThat(Ask.<String>the(server, c -> c.set("after", "room"))).isEqualTo("OK");
    }

    @Test
    void aFileThatMayNotGrow() throws IOException {
        Path limit = folder.resolve("limit");
        Path limited = Folder.wrapper(folder, """
                [ "$1" = --version ] || ulimit -f $(cat "%s")
                exec "%%s" "$@\"""".formatted(limit));
        Files.writeString(limit, "2048"); // 512 or 1024 bytes each
        try (RedisServer server = Folder.start(folder.resolve("data"), limited)) {
            fill(server);
            assertIsDownFor(server, "limit on file sizes");
            Files.writeString(limit, "unlimited");
            assertComesBackWithAll(server);
        }
    }

    @Test
    void aFullDisk() throws Exception {
        Path data = Files.createDirectory(folder.resolve("small"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", data.toString());
        if (!mounted) {
            System.err.println("NOT TESTED: a full disk. It needs root, to mount a small tmpfs.");
        }
        assumeThat(mounted).as("a small tmpfs can be mounted, which needs root").isTrue();
        try (RedisServer server =
                Folder.start(data, BundledRedis.forThisSystem().unpackTo(folder))) {
            assertThat(server.standing().detail()).contains("nearly full");
            Path ballast = Files.write(data.resolve("ballast"), new byte[2 * 1024 * 1024]);
            fill(server);
            assertIsDownFor(server, "the disk is full");
            Files.delete(ballast);
            assertComesBackWithAll(server);
        } finally {
            assertThat(run("umount", data.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
