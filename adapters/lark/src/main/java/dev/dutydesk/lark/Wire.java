package dev.dutydesk.lark;

import com.lark.oapi.core.httpclient.IHttpTransport;
import com.lark.oapi.core.httpclient.OkHttpTransport;
import com.lark.oapi.core.request.RawRequest;
import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.okhttp.ConnectionPool;
import com.lark.oapi.okhttp.OkHttpClient;
import dev.dutydesk.chat.MonthlyCalls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The SDK's way to the Open API, ended with the adapter; what isn't an answer of the API is thrown before the SDK reads it. Here all
 * calls go out, and those are counted that Lark counts by the month: not those for a token, for the link or of the address book, nor
 * those that are answered with an HTTP error.
 *
 * @see <a href="https://open.feishu.cn/document/platform-notices/platform-updates-/custom-app-api-call-limit">what is counted</a>
 */
final class Wire implements IHttpTransport, AutoCloseable {
    /** How the paths begin of what isn't counted. */
    private static final List<String> FREE = List.of("/open-apis/auth/", "/open-apis/contact/", "/callback/");

    /** What Lark answers where nothing is left. */
    private static final Pattern MONTH_IS_OVER = Pattern.compile("\"code\"\\s*:\\s*99991403\\b");

    private static final int LONGEST_REFUSAL = 4096;

    private final OkHttpClient http;
    private final OkHttpTransport transport;
    private final MonthlyCalls calls;

    /** @param answer how long an answer is waited for */
    Wire(Duration answer, MonthlyCalls calls) {
        this.calls = calls;
        http = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                // Whether what wasn't answered is sent again is the caller's to decide.
                .retryOnConnectionFailure(false)
                .callTimeout(answer)
                .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
                .build();
        transport = new OkHttpTransport(http);
    }

    /** All calls of the organization's own apps in this month are made. */
    static final class MonthIsOver extends IOException {
        private static final long serialVersionUID = 1;

        static final String SAID = "the organization's calls of this month are used up";

        MonthIsOver() {
            super(SAID);
        }
    }

    /** Answered by something before the API, or by an API that is overrun. */
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final transient Map<String, List<String>> headers;

        NoAnswer(int status, Map<String, List<String>> headers) {
            super("HTTP " + status);
            this.status = status;
            this.headers = headers;
        }

        int status() {
            return status;
        }

        Map<String, List<String>> headers() {
            return headers;
        }
    }

    @Override
    public RawResponse execute(RawRequest request) throws Exception {
        RawResponse response = answered(request);
        if (response.getStatusCode() == 429 || response.getStatusCode() >= 500) {
            throw new NoAnswer(response.getStatusCode(), response.getHeaders());
        }
        return response;
    }

    private RawResponse answered(RawRequest request) throws Exception {
        RawResponse response;
        try {
            response = transport.execute(request);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            throw e;
        } catch (Exception e) {
            // Lark may have done it.
            calls.made();
            throw e;
        }
        if (isOfTheMonth(response)) {
            calls.refused();
            throw new MonthIsOver();
        }
        if (response.getStatusCode() < 400 && isCounted(request)) {
            calls.made();
            calls.taken();
        }
        return response;
    }

    private static boolean isCounted(RawRequest request) {
        String path = URI.create(request.getReqUrl()).getPath();
        return FREE.stream().noneMatch(path::startsWith);
    }

    private static boolean isOfTheMonth(RawResponse response) {
        byte[] body = response.getBody();
        return body != null
                && body.length < LONGEST_REFUSAL
                && MONTH_IS_OVER
                        .matcher(new String(body, StandardCharsets.UTF_8))
                        .find();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
