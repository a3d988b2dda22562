package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.calling.GatewaySettings.Door;
import dev.dutydesk.state.ticket.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks by HTTP that somebody be called, or sent a text message. How it ended is read from the status, and from a {@code
 * result} in the answer's JSON where there is one. For many threads.
 */
final class Gateway {
    /** What an answer may be long: more than a result isn't read. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final Pattern PLACE = Pattern.compile("\\{(id|number|text|ticket|grade|person|secret)}");
    private static final String CONTENT_TYPE = "Content-Type";

    private final URI url;
    private final Door door;
    private final List<Header> headers;
    private final UnaryOperator<String> escape;
    private final HttpClient http;

    private record Header(String name, String value) {}

    /**
     * @param property the settings' own name, for what is said of a fault
     * @throws IllegalArgumentException where the settings can't work, with the property and the reason
     */
    Gateway(String property, Door door) {
        this.door = door;
        url = url(property, door);
        headers = headers(property, door);
        escape = isForm() ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8) : Gateway::json;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(door.timeout())
                .build();
        try {
            request(new Page("id", "number", "text", "ticket", "grade", "person"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ".headers has one that can't be sent");
        }
    }

    int retries() {
        return door.retries();
    }

    /** Before the first retry; twice as long before each further one. */
    Duration pause() {
        return door.pause();
    }

    /** Asks once, and waits for the answer. */
    Answer ask(Page page) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> asked = http.sendAsync(
                request(page), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return answer(asked.get(door.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return late();
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private Answer late() {
        return new Answer.NotNow("no answer within " + door.timeout().toMillis() + " ms");
    }

    /** The cause's own words may hold the address. */
    private Answer failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException e -> late();
            case ConnectException e -> new Answer.NotNow("no connection to the gateway");
            case IOException e -> new Answer.NotNow("the connection to the gateway broke");
            case null, default -> new Answer.Ended(Delivery.FAILED, "the gateway can't be asked");
        };
    }

    private static Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            Delivery delivery = result(response.body());
            return new Answer.Ended(delivery, delivery == Delivery.FAILED ? "the gateway says it failed" : null);
        }
        boolean passes = status >= 500 || status == 408 || status == 425 || status == 429;
        String why = "the gateway answered " + status;
        return passes ? new Answer.NotNow(why) : new Answer.Ended(Delivery.FAILED, why);
    }

    /** Without a result it was taken, which is all that is known. */
    private static Delivery result(String body) {
        try {
            JsonNode result = JsonMapper.shared().readTree(body).path("result");
            return switch (result.asString("").toLowerCase(Locale.ROOT).replace('_', '-')) {
                case "unanswered", "not-answered", "no-answer", "busy", "rejected" -> Delivery.UNANSWERED;
                case "failed", "error", "refused", "undelivered" -> Delivery.FAILED;
                default -> Delivery.DELIVERED;
            };
        } catch (JacksonException e) {
            return Delivery.DELIVERED;
        }
    }

    private HttpRequest request(Page page) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(door.timeout())
                .setHeader(CONTENT_TYPE, "application/json; charset=utf-8")
                .setHeader("Idempotency-Key", page.id());
        Map<String, String> said = said(page);
        headers.forEach(header -> request.setHeader(header.name(), filled(header.value(), said, text -> text)));
        return request.POST(HttpRequest.BodyPublishers.ofString(filled(door.body(), said, escape)))
                .build();
    }

    private Map<String, String> said(Page page) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("id", page.id());
        said.put("number", page.number());
        said.put("text", page.text());
        said.put("ticket", page.ticket());
        said.put("grade", page.grade());
        said.put("person", page.person());
        said.put("secret", door.secret() == null ? "" : door.secret());
        return said;
    }

    private static String filled(String template, Map<String, String> said, UnaryOperator<String> escape) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(escape.apply(said.getOrDefault(place.group(1), ""))));
    }

    private static String json(String text) {
        StringBuilder quoted = new StringBuilder();
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.toString();
    }

    private boolean isForm() {
        return headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase(CONTENT_TYPE)
                        && header.value().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"));
    }

    private static URI url(String property, Door door) {
        try {
            URI url = URI.create(String.valueOf(door.url()).strip());
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // It may hold a secret: what is wrong in it isn't repeated.
        }
        throw new IllegalArgumentException(property + ".url isn't an address that begins with http:// or https://");
    }

    private static List<Header> headers(String property, Door door) {
        List<Header> headers = new ArrayList<>();
        for (String line : door.headers()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(property + ".headers takes lines such as \"Name: value\"");
            }
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return List.copyOf(headers);
    }
}
