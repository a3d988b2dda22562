package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A line to a server that can be cut, slow, or silent: what comes from the server is then late, or eaten. */
public final class Cable implements AutoCloseable {
    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int there;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile Duration lag = Duration.ZERO;

    public Cable(int port) throws IOException {
        this.there = port;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return here.getLocalPort();
    }

    /** Whether anybody came by it. */
    public boolean used() {
        return !lines.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = here.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), there);
                lines.add(client);
                lines.add(server);
                Thread.ofVirtual().start(() -> carry(client, server));
                Thread.ofVirtual().start(() -> carry(server, client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (from.getPort() == there) {
                    LockSupport.parkNanos(lag.toNanos());
                }
                if (!silent.contains(to)) {
                    out.write(bytes, 0, n);
                }
            }
        } catch (IOException cut) {
            return;
        }
    }

    /** Eats all answers on the lines there are now; new ones are good. */
    public void silence() {
        silent.addAll(lines);
        // What goes to the server goes on.
        silent.removeIf(s -> s.getPort() == there);
    }

    /** Whatever the server says comes that much later from now on. */
    public void slow(Duration by) {
        lag = by;
    }

    public void cut() throws IOException {
        for (Socket line : lines) {
            line.close();
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        cut();
    }
}
