package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ports. */
final class TcpLooking {
    private static final int MOST = 4_096;

    private TcpLooking() {}

    static InetSocketAddress place(Look look) {
        return switch (look.where().address()) {
            case Address.Tcp tcp -> new InetSocketAddress(tcp.host(), tcp.port());
            case Address.Web web -> {
                URI at = URI.create(web.url());
                int usual = "https".equals(at.getScheme()) ? 443 : 80;
                yield new InetSocketAddress(String.valueOf(at.getHost()), at.getPort() < 0 ? usual : at.getPort());
            }
            default -> throw new IllegalStateException(look.check().id() + " needs a host and a port");
        };
    }

    static Seen look(Look look, Work.Tcp work) {
        InetSocketAddress place = place(look);
        String host = place.getHostString();
        if (place.isUnresolved()) {
            return Seen.down(Level.CRIT, Phrase.NO_SUCH_NAME.of(host), List.of());
        }
        List<Integer> ports = work.ports().isEmpty() ? List.of(place.getPort()) : work.ports();
        Map<String, Object> values = new LinkedHashMap<>();
        List<Object> open = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        Phrase.Said trouble = null;
        for (int port : ports) {
            long began = System.nanoTime();
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(place.getAddress(), port),
                        look.deadline().millis());
                double ms = (System.nanoTime() - began) / 1_000_000.0;
                values.putIfAbsent("ms", ms);
                open.add((double) port);
                seen.append(port).append(" open, ").append(Values.shown(ms)).append(" ms\n");
                if (work.send() != null || work.expect() != null) {
                    String answer = answer(socket, work, look.deadline());
                    values.put("answer", answer);
                    seen.append(answer).append('\n');
                    String expected = work.expect();
                    if (expected != null && !answer.contains(expected)) {
                        trouble = answer.isEmpty()
                                ? Phrase.NO_ANSWER.of(look.deadline().words())
                                : Phrase.UNEXPECTED.of(answer.length() > 100 ? answer.substring(0, 100) : answer);
                    }
                }
            } catch (IOException e) {
                seen.append(port).append(' ').append(e.getMessage()).append('\n');
                trouble = e instanceof SocketTimeoutException
                        ? Phrase.UNREACHED.of(host + ":" + port, look.deadline().words())
                        : Phrase.CLOSED_PORT.of(Integer.toString(port));
            }
        }
        values.put("open", open);
        values.put("up", open.size() == ports.size());
        List<Evidence> evidence = List.of(new Evidence(host, seen.toString()));
        // Of several ports some may well be closed: that is for the statements to say.
        return trouble == null || ports.size() > 1
                ? Seen.well(
                        values,
                        evidence,
                        host + " "
                                + Verdict.figures(Map.of(
                                        "open",
                                        open.stream()
                                                .map(Values::shown)
                                                .toList()
                                                .toString())))
                : Seen.not(Level.CRIT, trouble, values, evidence);
    }

    private static String answer(Socket socket, Work.Tcp work, Deadline deadline) throws IOException {
        @Nullable String send = work.send();
        if (send != null) {
            socket.getOutputStream()
                    .write(send.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        byte[] got = new byte[MOST];
        int count = 0;
        try {
            while (count < MOST && !deadline.isOver()) {
                socket.setSoTimeout(deadline.millis());
                int n = socket.getInputStream().read(got, count, MOST - count);
                if (n < 0) {
                    break;
                }
                count += n;
                String expected = work.expect();
                if (expected == null || new String(got, 0, count, StandardCharsets.UTF_8).contains(expected)) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            // What came until then is the answer.
        }
        return new String(got, 0, count, StandardCharsets.UTF_8);
    }
}
