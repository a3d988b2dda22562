package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.CheckPlan.Confirm;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that does what a test wants with each connection, and checks of it. */
final class Target implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    /** For what answers, however busy the machine is. */
    static final Duration PATIENT = Duration.ofSeconds(20);
    /** For what hangs; even a busy machine has come to that by then. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);
    /** What hangs would do so for ever. */
    static final Duration NOT_FOR_EVER = Duration.ofSeconds(10);

    private final ServerSocket server;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    final Queue<String> requests = new ConcurrentLinkedQueue<>();

    interface Manner {
        void answer(String request, OutputStream out) throws IOException;
    }

    private Target(ServerSocket server) {
        this.server = server;
    }

    static Target that(Manner manner) {
        try {
            Target target = new Target(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            Thread.ofVirtual().start(() -> target.serve(manner));
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** And why, with evidence. */
    static void isCrit(Sample sample, String why) {
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.CRIT);
        assertThat(sample.message()).contains(why);
        assertThat(sample.took()).isLessThan(NOT_FOR_EVER);
        assertThat(sample.evidence()).isNotEmpty();
    }

    /** Answers every request so. */
    static Target says(String head, String body) {
        return that((request, out) -> out.write(whole(head, body)));
    }

    static byte[] whole(String head, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("HTTP/1.1 " + head + "\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void serve(Manner manner) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> each(socket, manner));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void each(Socket socket, Manner manner) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String request = request(in); !request.isEmpty(); request = request(in)) {
                requests.add(request);
                manner.answer(request, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The one that asked has gone, which is its right.
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            text.append((char) c);
        }
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(text);
        if (length.find()) {
            text.append(new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    int port() {
        return server.getLocalPort();
    }

    PatrolTarget web(String host) {
        return web("http://" + host + ":" + port(), Map.of());
    }

    static PatrolTarget web(String url, Map<String, dev.dutydesk.bot.desk.Secret> headers) {
        return new PatrolTarget("shop", "shop", new Address.Web(url), null, headers, false);
    }

    static Work.Http get(String path) {
        return new Work.Http(new Work.Request("GET", path, Map.of(), null));
    }

    static CheckPlan check(String type, Duration timeout, List<String> warn, List<String> crit, Work work) {
        return new CheckPlan(
                "it",
                type,
                List.of("shop"),
                null,
                null,
                Duration.ZERO,
                new Confirm(1, TIMEOUT, 1),
                false,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                timeout,
                warn,
                crit,
                List.of(),
                null,
                work);
    }

    static Sample measure(CheckMeasures measures, CheckPlan check, PatrolTarget target) {
        return measures.measure(Locale.ENGLISH, check, target);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
