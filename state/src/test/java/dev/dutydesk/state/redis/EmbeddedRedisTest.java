package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRedisTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "appendonly,yes",
        "appendfsync,always",
        "no-appendfsync-on-rewrite,no",
        "maxmemory-policy,noeviction",
        "maxmemory,0",
        "save,''",
        "bind,127.0.0.1",
        "protected-mode,yes"
    })
    void isSetSoThatWhatWasAnsweredIsOnDisk(String setting, String value) {
        // That a killed server keeps its writes doesn't show it: the system still writes what a process had handed
        // over.
        try (RedisServer server = Folder.start(data)) {
            assertThat(Ask.<Map<String, String>>the(server, c -> c.configGet(setting)))
                    .containsEntry(setting, value);
        }
    }

    @Test
    void keepsWhatWasWrittenAcrossAStop() {
        try (RedisServer server = Folder.start(data)) {
            Ask.the(server, c -> c.set("SHOP-1", "付不了款"));
        }
        try (RedisServer server = Folder.start(data)) {
            assertThat(Ask.<String>the(server, c -> c.get("SHOP-1"))).isEqualTo("付不了款");
        }
    }

    @Test
    void answersNobodyWithoutThePassword() {
        try (RedisServer server = Folder.start(data)) {
            RedisURI open = RedisURI.create("127.0.0.1", server.uri().getPort());
            assertThatThrownBy(() -> Ask.the(open, c -> c.ping())).isInstanceOf(RedisException.class);
        }
    }

    @Test
    void takesANewPasswordAtEachStart() throws IOException {
        String first;
        try (RedisServer server = Folder.start(data)) {
            first = Folder.record(data).password();
        }
        try (RedisServer server = Folder.start(data)) {
            assertThat(Folder.record(data).password()).hasSize(64).isNotEqualTo(first);
        }
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        try (RedisServer server = Folder.start(data)) {
            String password = Folder.record(data).password();
            for (String file : new String[] {"server.json", "redis.conf"}) {
                Path secret = data.resolve("redis").resolve(file);
                assertThat(Files.readString(secret)).contains(password);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .isEqualTo("rw-------");
            }
            String said = server.describe() + server.standing() + server.uri() + server.warnings();
            assertThat(said).doesNotContain(password);
            assertThat(Ask.process(server).info().commandLine().orElse("")).doesNotContain(password);
            assertThat(Files.readString(data.resolve("redis/redis.log"))).doesNotContain(password);
        }
    }

    @Test
    void refusesASecondBotOnTheFolder() {
        try (RedisServer server = Folder.start(data)) {
            assertThatThrownBy(() -> Folder.start(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("in use by another Dutydesk")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(Ask.answers(server)).isTrue();
        }
        Folder.start(data).close();
    }

    @Test
    void runsAsWellWhereThereIsNoSetsid() {
        try (RedisServer server = EmbeddedRedis.start(data, null, Session.DAEMON)) {
            Ask.the(server, c -> c.set("SHOP-1", "kept"));
            ProcessHandle process = Ask.process(server);
            assertThat(process.parent().map(ProcessHandle::pid))
                    .isNotEqualTo(Optional.of(ProcessHandle.current().pid()));
            server.close();
            assertThat(Processes.runs(process)).isFalse();
        }
        try (RedisServer server = EmbeddedRedis.start(data, null, Session.DAEMON)) {
            assertThat(Ask.<String>the(server, c -> c.get("SHOP-1"))).isEqualTo("kept");
        }
    }

    @Test
    void leavesNoRecordWhereItEndedWell() {
        RedisServer server = Folder.start(data);
        ProcessHandle process = Ask.process(server);
        server.close();
        server.close();
        assertThat(Processes.runs(process)).isFalse();
        assertThat(data.resolve("redis/server.json")).doesNotExist();
        assertThat(server.standing().up()).isFalse();
    }

    @Test
    void cutsAHalfWrittenCommandAndSaysSo() throws IOException {
        try (RedisServer server = Folder.start(data)) {
            Ask.the(server, c -> c.set("SHOP-1", "kept"));
        }
        Path file = data.resolve("redis/appendonly.aof");
        Files.writeString(file, Files.readString(file) + "*3\r\n$3\r\nSET\r\n$6\r\nSHO");
        try (RedisServer server = Folder.start(data)) {
            assertThat(Ask.<String>the(server, c -> c.get("SHOP-1"))).isEqualTo("kept");
            assertThat(server.warnings()).singleElement().asString().contains("cut there");
        }
    }

    @Test
    void namesADamagedFile() throws IOException {
        Files.createDirectories(data.resolve("redis"));
        Files.writeString(data.resolve("redis/appendonly.aof"), "this is no append-only file\n");
        assertThatThrownBy(() -> Folder.start(data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("append-only file is damaged");
    }

    @Test
    void refusesAFolderItCannotHave() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> Folder.start(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesTheFolderOfAServerWithPartedFilesAndLeavesItAlone() throws IOException {
        Path folder = Files.createDirectories(data.resolve("redis"));
        Files.createDirectory(folder.resolve("appendonlydir"));
        assertThatThrownBy(() -> Folder.start(data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Redis 7.0 or newer")
                .hasMessageContaining("would start empty");
        assertThat(folder.resolve("appendonly.aof")).doesNotExist();
        assertThat(folder.resolve("version")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0.1", "7.2.4", "6.4.0", "10.0.0"})
    void refusesDataThatANewerServerWrote(String newer) throws IOException {
        Path folder = Files.createDirectories(data.resolve("redis"));
        Files.writeString(folder.resolve("version"), newer + "\n");
        assertThatThrownBy(() -> Folder.start(data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(newer);
        assertThat(folder.resolve("version")).hasContent(newer);
        assertThat(folder.resolve("appendonly.aof")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.2.99", "6.0.16"})
    void opensDataOfItsOwnOrAnOlderVersion(String version) throws IOException {
        Path folder = Files.createDirectories(data.resolve("redis"));
        Files.writeString(folder.resolve("version"), version);
        Folder.start(data).close();
    }

    @Test
    void remembersTheVersionThatWrote() throws IOException {
        try (RedisServer server = Folder.start(data)) {
            assertThat(Files.readString(data.resolve("redis/version")).strip())
                    .isEqualTo(Folder.record(data).version());
        }
    }

    @Test
    void refusesADumpThatItWouldNotRead() throws IOException {
        Files.createFile(Files.createDirectories(data.resolve("redis")).resolve("dump.rdb"));
        assertThatThrownBy(() -> Folder.start(data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("dump.rdb");
    }
}
