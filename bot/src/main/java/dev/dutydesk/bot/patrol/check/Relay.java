package dev.dutydesk.bot.patrol.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A proxy of our own for one connection, which leads to one address whatever name it is asked for. A name that was looked up and
 * found harmless may stand for another address a moment later; what is asked through this goes to the one that was looked at.
 * TLS passes through untouched: the certificate is judged by the name.
 */
final class Relay implements AutoCloseable {
    private static final int HEAD = 8_192;

    private final ServerSocket door;
    private final Socket target = new Socket();
    private volatile boolean closed;

    /**
     * @param port of what is asked
     * @param timeout in milliseconds, until there is a connection
     * @throws IOException where nothing answers there
     */
    Relay(InetAddress to, int port, int timeout) throws IOException {
        try {
            target.connect(new InetSocketAddress(to, port), timeout);
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            target.close();
            throw e;
        }
        Thread.ofVirtual().name("patrol-relay").start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    }

    private void serve() {
        try (target;
                Socket caller = door.accept()) {
            byte[] head = head(caller.getInputStream());
            if (new String(head, StandardCharsets.ISO_8859_1).startsWith("CONNECT ")) {
                caller.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                target.getOutputStream().write(head);
            }
            Thread.ofVirtual().name("patrol-relay").start(() -> pass(caller, target));
            pass(target, caller);
        } catch (IOException e) {
            // The caller sees that its connection has ended.
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        byte[] got = new byte[HEAD];
        int count = 0;
        while (count < HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Nothing was asked");
            }
            got[count++] = (byte) next;
            if (next == '\n' && count >= 4 && got[count - 2] == '\r' && got[count - 3] == '\n') {
                return Arrays.copyOf(got, count);
            }
        }
        throw new IOException("Too much was asked");
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            if (!closed) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            // One of them has hung up, which ends both.
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
        target.close();
    }
}
