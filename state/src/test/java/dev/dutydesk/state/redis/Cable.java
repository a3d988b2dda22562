package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut, or go silent: what comes from the server is then eaten. */
final class Cable implements AutoCloseable {
    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int there;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();

    Cable(int port) throws IOException {
        this.there = port;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return here.getLocalPort();
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
                if (!silent.contains(to)) {
                    out.write(bytes, 0, n);
                }
            }
        } catch (IOException cut) {
            return;
        }
    }

    /** Eats all answers on the lines there are now; new ones are good. */
    void silence() {
        silent.addAll(lines);
        // What goes to the server goes on.
        silent.removeIf(s -> s.getPort() == there);
    }

    void cut() throws IOException {
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
