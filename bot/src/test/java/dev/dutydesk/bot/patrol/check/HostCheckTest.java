package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot's own machine, the same one over a real SSH server, certificates and ports. */
class HostCheckTest {
    private final CheckMeasures measures = new CheckMeasures(() -> Target.NOW);

    @AfterEach
    void over() {
        measures.close();
    }

    private static CheckPlan host(Duration timeout, String... crit) {
        return Target.check("host", timeout, List.of(), List.of(crit), new Work.Host());
    }

    private static final String[] SENSIBLE = {
        "cpu.used >= 0 && cpu.used <= 1",
        "cpu.count >= 1",
        "mem.used > 0.0 && mem.used < 1",
        "mem.total > 1000000",
        "swap.used <= 1",
        "disk.max_used <= 1 && size(disk.mounts) > 0",
        "load.one >= 0",
        "uptime > 0"
    };

    @Test
    void theBotsOwnMachine() {
        Sample sample = Target.measure(measures, host(Duration.ofSeconds(5), SENSIBLE), new PatrolTarget("own", "own"));
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
        assertThat(sample.message()).matches("cpu \\d+%, mem \\d+%, disk \\d+% \\(.+\\)");
        assertThat(sample.values()).containsKeys("cpu.used", "mem.used", "disk.max_used", "disk.max_at");
    }

    @Test
    void anotherMachineOverSshButOnlyWhoseKeyIsKnown(@TempDir Path folder) throws Exception {
        KeyPair hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        Path key = folder.resolve("key");
        assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", key.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (SshServer server = SshServer.setUpDefaultServer()) {
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            server.setPublickeyAuthenticator((user, offered, session) -> user.equals("patrol"));
            server.setCommandFactory((channel, command) -> new org.apache.sshd.server.shell.InvertedShellWrapper(
                    new org.apache.sshd.server.shell.ProcessShell("/bin/sh", "-c", command)));
            server.start();
            String known = KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
            Sample sample =
                    Target.measure(measures, host(Duration.ofSeconds(10), SENSIBLE), app(server.getPort(), key, known));
            assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
            Sample stranger = Target.measure(
                    measures,
                    host(Duration.ofSeconds(10), SENSIBLE),
                    app(server.getPort(), key, "SHA256:" + "A".repeat(43)));
            assertThat(stranger.level()).isEqualTo(Level.UNKNOWN);
            assertThat(stranger.message()).contains("the host's key " + known + " isn't known");
        }
    }

    private static PatrolTarget app(int port, Path key, String known) throws IOException {
        return new PatrolTarget(
                "app1",
                "app",
                new Address.Ssh("patrol@127.0.0.1:" + port, Secret.plain(Files.readString(key)), known),
                null,
                Map.of(),
                false);
    }

    @Test
    void aMachineThatTakesTheConnectionAndSaysNothing(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "no key");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Sample sample = Target.measure(
                    measures,
                    host(Target.TIMEOUT, SENSIBLE),
                    app(silent.getLocalPort(), key, "SHA256:" + "A".repeat(43)));
            assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
            assertThat(sample.took()).isLessThan(Target.NOT_FOR_EVER);
        }
    }

    @Test
    void aPortThatTakesConnectionsAndOneThatDoesNot() throws IOException {
        int port;
        try (ServerSocket open = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            port = open.getLocalPort();
            assertThat(tcp(port, Target.PATIENT, null, null).level()).isEqualTo(Level.OK);
            Sample silent = tcp(port, Target.TIMEOUT, "PING\\r\\n", "PONG");
            assertThat(silent.level()).isEqualTo(Level.CRIT);
            assertThat(silent.message()).isEqualTo("no answer within 1 s");
        }
        Sample closed = tcp(port, Target.PATIENT, null, null);
        assertThat(closed.level()).isEqualTo(Level.CRIT);
        assertThat(closed.message()).isEqualTo("port " + port + " doesn't take connections");
    }

    private Sample tcp(int port, Duration timeout, @Nullable String send, @Nullable String expect) {
        return Target.measure(
                measures,
                Target.check("tcp", timeout, List.of(), List.of(), new Work.Tcp(List.of(), send, expect)),
                new PatrolTarget("cache", "cache", new Address.Tcp("127.0.0.1", port), null, Map.of(), false));
    }
}
