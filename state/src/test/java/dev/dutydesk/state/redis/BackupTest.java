package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of docs/operations.md, "Backup and restore", with the commands it names. */
class BackupTest {
    @TempDir
    Path folder;

    private Path copy(Path data) throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        Process cp = new ProcessBuilder("cp", "-a", data.toString(), copy.toString())
                .inheritIO()
                .start();
        assertThat(cp.waitFor()).isZero();
        return copy;
    }

    @Test
    void aCopyWhileItIsStoppedHasAll() throws Exception {
        Path data = folder.resolve("data");
        try (RedisServer server = Folder.start(data)) {
            Ask.the(server, c -> c.set("SHOP-1", "付不了款"));
        }
        try (RedisServer restored = Folder.start(copy(data))) {
            Folder.assertHasAll(restored, Set.of("SHOP-1"));
            assertThat(restored.warnings()).isEmpty();
        }
    }

    @Test
    void aCopyUnderLoadHasAllThatWasAnsweredBeforeItBeganAndStartsBesideTheOriginal() throws Exception {
        Path data = folder.resolve("data");
        Set<String> acked = ConcurrentHashMap.newKeySet();
        try (RedisServer server = Folder.start(data);
                Redis redis = new Redis(server.uri(), 8);
                Load load = new Load(redis, acked::add)) {
            Awaitility.await().until(() -> acked.size() > 1_000);
            Set<String> before = Set.copyOf(acked);
            Path copy = copy(data);
            try (RedisServer restored = Folder.start(copy)) {
                assertThat(restored.uri().getPort()).isNotEqualTo(server.uri().getPort());
                Folder.assertHasAll(restored, before);
                assertThat(Ask.answers(server)).isTrue();
            }
        }
    }

    @Test
    void theTwoFilesAreEnoughAlsoWhileOneIsRewritten() throws Exception {
        Path data = folder.resolve("data");
        Path fresh = Files.createDirectories(folder.resolve("fresh/redis"));
        Set<String> acked = ConcurrentHashMap.newKeySet();
        try (RedisServer server = Folder.start(data);
                Redis redis = new Redis(server.uri(), 8);
                Load load = new Load(redis, acked::add)) {
            Awaitility.await().until(() -> acked.size() > 1_000);
            Set<String> before = Set.copyOf(acked);
            Ask.the(server, c -> c.bgrewriteaof());
            for (String file : new String[] {"appendonly.aof", "version"}) {
                Files.copy(data.resolve("redis").resolve(file), fresh.resolve(file));
            }
            try (RedisServer restored = Folder.start(folder.resolve("fresh"))) {
                Folder.assertHasAll(restored, before);
            }
        }
    }
}
