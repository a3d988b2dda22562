package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Other machines, over SSH with a key: one fixed command that reads. A host whose key isn't known isn't logged in to. */
final class SshLooking implements AutoCloseable {
    private static final int MOST = 500_000;

    private final AtomicReference<@org.jspecify.annotations.Nullable SshClient> started = new AtomicReference<>();

    Seen look(Look look) throws IOException {
        Address.Ssh ssh = look.address(Address.Ssh.class);
        PatrolTarget target = look.where();
        String key = ssh.key() == null ? null : ssh.key().reveal().orElse(null);
        if (key == null) {
            return Seen.not(Level.UNKNOWN, Phrase.NO_SECRET.of(), Map.of(), List.of());
        }
        String user = ssh.at().substring(0, ssh.at().indexOf('@'));
        String place = ssh.at().substring(ssh.at().indexOf('@') + 1);
        int colon = place.lastIndexOf(':');
        String host = colon < 0 ? place : place.substring(0, colon);
        int port = colon < 0 ? 22 : Integer.parseInt(place.substring(colon + 1));
        AtomicReference<String> stranger = new AtomicReference<>("");
        try (ClientSession session = client().connect(user, host, port)
                .verify(look.deadline().left())
                .getSession()) {
            session.setServerKeyVerifier(verifier(ssh, stranger));
            session.setUserAuthFactoriesNameList("publickey");
            for (KeyPair pair : keys(key)) {
                session.addPublicKeyIdentity(pair);
            }
            session.auth().verify(look.deadline().left());
            return run(session, look);
        } catch (IOException e) {
            return failed(
                    look,
                    stranger.get().isEmpty()
                            ? e.getMessage() == null ? e.toString() : e.getMessage()
                            : "the host's key " + stranger.get()
                                    + " isn't known: put it on the target as host-key, or into known_hosts",
                    target);
        } catch (GeneralSecurityException e) {
            return failed(look, "the key can't be read: " + e.getMessage(), target);
        }
    }

    private static Seen failed(Look look, String why, PatrolTarget target) {
        return Seen.not(
                Level.UNKNOWN,
                look.deadline().isOver()
                        ? Phrase.UNREACHED.of(target.id(), look.deadline().words())
                        : Phrase.FAILED.of(why),
                Map.of(),
                List.of());
    }

    private static Seen run(ClientSession session, Look look) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(ProcFiles.COMMAND)) {
            channel.setOut(new Capped(out));
            channel.setErr(OutputStream.nullOutputStream());
            channel.open().verify(look.deadline().left());
            channel.waitFor(
                    EnumSet.of(ClientChannelEvent.CLOSED), look.deadline().left());
        }
        if (look.deadline().isOver()) {
            return Seen.not(Level.UNKNOWN, Phrase.NO_ANSWER.of(look.deadline().words()), Map.of(), List.of());
        }
        try {
            return ProcFiles.parse(out.toString(StandardCharsets.UTF_8)).seen();
        } catch (IllegalArgumentException e) {
            return Seen.not(Level.UNKNOWN, Phrase.FAILED.of(String.valueOf(e.getMessage())), Map.of(), List.of());
        }
    }

    private static Iterable<KeyPair> keys(String text) throws IOException, GeneralSecurityException {
        Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                null,
                NamedResource.ofName("key"),
                new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8)),
                FilePasswordProvider.EMPTY);
        if (pairs == null) {
            throw new GeneralSecurityException("it holds no key");
        }
        return pairs;
    }

    private static ServerKeyVerifier verifier(Address.Ssh ssh, AtomicReference<String> stranger) {
        ServerKeyVerifier noting = (session, remote, key) -> {
            stranger.set(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
            return RejectAllServerKeyVerifier.INSTANCE.verifyServerKey(session, remote, key);
        };
        String known = ssh.hostKey();
        if (known == null) {
            return new KnownHostsServerKeyVerifier(
                    noting, java.nio.file.Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
        }
        return (session, remote, key) -> known.equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key))
                || noting.verifyServerKey(session, remote, key);
    }

    private synchronized SshClient client() {
        SshClient running = started.get();
        if (running != null) {
            return running;
        }
        SshClient client = SshClient.setUpDefaultClient();
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.start();
        started.set(client);
        return client;
    }

    /** Takes so much and throws the rest away. */
    private static final class Capped extends OutputStream {
        private final ByteArrayOutputStream out;

        Capped(ByteArrayOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            if (out.size() < MOST) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            out.write(bytes, from, Math.max(0, Math.min(count, MOST - out.size())));
        }
    }

    @Override
    public void close() {
        SshClient running = started.get();
        if (running != null) {
            running.stop();
        }
    }
}
