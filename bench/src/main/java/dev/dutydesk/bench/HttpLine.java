package dev.dutydesk.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection with one request at a time. Speaks just enough HTTP for the bot's answers and costs little: what a client spends is
 * missing on the side that is measured. It is opened anew where the bot announced its end and after a pause, in which the bot may have
 * closed it; any other drop is an error, for under load it would be the bot's. Not for more than one thread at a time.
 */
final class HttpLine implements AutoCloseable {
    /** Well below the bot's keep-alive. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final int port;
    private long lastUsed = System.nanoTime();
    private Socket socket;
    private InputStream in;

    HttpLine(int port) throws IOException {
        this.port = port;
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }

    record Reply(int status, String body) {}

    Reply get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n");
    }

    /** @param json the body */
    Reply post(String path, String json) throws IOException {
        return post(path, json, "");
    }

    /** @param headers more of them, each with its line's end */
    Reply post(String path, String json, String headers) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    private Reply send(String request) throws IOException {
        if (System.nanoTime() - lastUsed > IDLE.toNanos()) {
            connectAnew();
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = -1;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
            last |= header.equals("connection: close");
        }
        Reply reply = new Reply(status, length >= 0 ? read(length) : chunks());
        lastUsed = System.nanoTime();
        if (last) {
            connectAnew();
        }
        return reply;
    }

    private void connectAnew() throws IOException {
        socket.close();
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(read(size));
            line();
        }
        line();
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String read(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The bot closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
