package dev.dutydesk.web;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between the web chat and Redis, to be cut, or made to lose answers. */
final class Tube implements AutoCloseable {
    private final RedisURI to;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean losing;

    Tube(RedisURI to) {
        this.to = to;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("tube").start(this::accept);
    }

    RedisURI uri() {
        return RedisURI.create("127.0.0.1", server.getLocalPort());
    }

    /** From now on nothing passes and who comes is sent away. */
    void cut() {
        cut = true;
        open.forEach(Tube::end);
    }

    /** From now on what is asked passes, but no answer comes back. */
    void loseAnswers() {
        losing = true;
    }

    /** From now on no answer comes back over the links there are, and nobody hears that they are dead; new ones are good. */
    void silence() {
        silent.addAll(open);
    }

    void mend() {
        cut = false;
        if (losing) {
            losing = false;
            // an answer that is missing in the middle of a link would shift all that follow
            open.forEach(Tube::end);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket from = server.accept();
                if (cut) {
                    from.close();
                    continue;
                }
                Socket on = new Socket(to.getHost(), to.getPort());
                from.setTcpNoDelay(true);
                on.setTcpNoDelay(true);
                open.add(from);
                open.add(on);
                Thread.ofVirtual().start(() -> pass(from, on, false));
                Thread.ofVirtual().start(() -> pass(on, from, true));
            } catch (IOException closed) {
                // by close(), or the server behind is gone and the next one will see
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!answers || !(losing || silent.contains(to))) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException ended) {
            // one end went, the other follows
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Tube::end);
    }
}
