package dev.dutydesk.state.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for the child, from below the range that systems take for outgoing connections. In that range a client that tries
 * to reconnect while the child is down can be given the child's port as its own, and would then talk to itself.
 */
final class Ports {
    private static final int FROM = 16_384;
    private static final int TO = 32_768;

    private Ports() {}

    static int free() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port on 127.0.0.1 between " + FROM + " and " + TO);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as Redis does: what only lingers from old links is free
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
