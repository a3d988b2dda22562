package dev.dutydesk.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.MessageEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** An app of Bolt that does nothing with an event but check its signature and acknowledge it; in a process of its own. */
record BareBolt(Process process, int port) implements AutoCloseable {

    static BareBolt start(SlackAnswers slack, String secret) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Bot.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareBolt.class.getName(),
                        slack.address(),
                        secret))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("port ")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
                return new BareBolt(process, Integer.parseInt(line.substring("port ".length())));
            }
        }
        throw new IOException("The bare app ended at once");
    }

    /** @param args where the Web API is, and the signing secret */
    static void main(String[] args) throws IOException {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(args[0]);
        config.setStatsEnabled(false);
        App app = new App(AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken("xoxb-1")
                .signingSecret(args[1])
                .authTestCacheExpirationMillis(-1)
                .build());
        app.event(MessageEvent.class, (payload, context) -> context.ack());
        SlackRequestParser parser = new SlackRequestParser(app.config());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(app, parser, exchange));
        server.start();
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println("port " + server.getAddress().getPort());
    }

    private static void answer(App app, SlackRequestParser parser, HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri("/")
                    .headers(new RequestHeaders(exchange.getRequestHeaders()))
                    .requestBody(body)
                    .build());
            Response response = app.run(request);
            exchange.sendResponseHeaders(response.getStatusCode(), -1);
        } catch (Exception e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
