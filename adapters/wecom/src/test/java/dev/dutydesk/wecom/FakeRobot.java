package dev.dutydesk.wecom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A group's web hook of ours that checks what the real one does. */
final class FakeRobot implements AutoCloseable {
    static final String KEY = "693a91f6";

    /** One message in the group. @param picture no bytes where it is words */
    record Said(String words, byte[] picture) {}

    private final HttpServer server;
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile int code;
    private volatile int pictureCode;
    private volatile boolean losesAnswers;

    FakeRobot() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/cgi-bin/webhook/send", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Said> said() {
        return said;
    }

    void answersHttp(int answered) {
        status = answered;
    }

    /** 0 where it takes what is right. */
    void answers(int errcode) {
        code = errcode;
    }

    /** The same for pictures alone. */
    void answersPictures(int errcode) {
        pictureCode = errcode;
    }

    /** From now on it takes what is right and cuts the line. */
    void losesAnswers() {
        losesAnswers = true;
    }

    void recovers() {
        status = 200;
        code = 0;
        pictureCode = 0;
        losesAnswers = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            boolean right = ("key=" + KEY).equals(exchange.getRequestURI().getQuery());
            int answer = right ? taken(body) : 93000;
            if (!losesAnswers) {
                byte[] bytes = ("{\"errcode\":" + answer + ",\"errmsg\":\"\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private int taken(JsonNode body) {
        boolean shows = body.path("msgtype").asString("").equals("image");
        String words = body.path("markdown").path("content").asString("");
        byte[] picture =
                Base64.getDecoder().decode(body.path("image").path("base64").asString(""));
        int wrong = shows ? wrong(picture, body.path("image").path("md5").asString("")) : tooLong(words);
        int answer = wrong == 0 ? shows ? pictureCode : code : wrong;
        if (answer == 0 && status == 200) {
            said.add(new Said(words, picture));
        }
        return answer;
    }

    private static int tooLong(String content) {
        return content.isEmpty() || content.getBytes(StandardCharsets.UTF_8).length > 4096 ? 40058 : 0;
    }

    /** A PNG of two megabytes at most, with its digest. */
    private static int wrong(byte[] picture, String md5) {
        boolean isPng = HexFormat.of().formatHex(picture, 0, 4).equals("89504e47");
        try {
            boolean same = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(picture))
                    .equals(md5);
            return picture.length > 2_097_152 ? 40009 : isPng && same ? 0 : 301019;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
