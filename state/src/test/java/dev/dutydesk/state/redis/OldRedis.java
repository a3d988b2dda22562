package dev.dutydesk.state.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server that says it is of another version. It speaks RESP 2 only and agrees to all else. */
public final class OldRedis implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String version;

    public OldRedis(String version) throws IOException {
        this.version = version;
        Thread.ofVirtual().start(this::accept);
    }

    public String address() {
        return "redis://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> command = new ArrayList<>();
                for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                    in.readLine();
                    command.add(in.readLine());
                }
                client.getOutputStream().write(answer(command).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException cut) {
            return;
        }
    }

    private String answer(List<String> command) {
        String info = "redis_version:" + version + "\r\nrole:master";
        return switch (command.getFirst().toUpperCase(Locale.ROOT)) {
            case "HELLO" -> "-ERR unknown command `HELLO`\r\n";
            case "PING" -> "+PONG\r\n";
            case "INFO" -> "$" + info.length() + "\r\n" + info + "\r\n";
            default -> "+OK\r\n";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
