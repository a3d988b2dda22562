package dev.dutydesk.lark;

import com.lark.oapi.core.httpclient.IHttpTransport;
import com.lark.oapi.core.httpclient.OkHttpTransport;
import com.lark.oapi.core.request.RawRequest;
import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.okhttp.ConnectionPool;
import com.lark.oapi.okhttp.OkHttpClient;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The SDK's way to the Open API, ended with the adapter; what isn't an answer of the API is thrown before the SDK reads it. */
final class Wire implements IHttpTransport, AutoCloseable {
    private final OkHttpClient http;
    private final OkHttpTransport transport;

    /** @param answer how long an answer is waited for */
    Wire(Duration answer) {
        http = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                // Whether what wasn't answered is sent again is the caller's to decide.
                .retryOnConnectionFailure(false)
                .callTimeout(answer)
                .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
                .build();
        transport = new OkHttpTransport(http);
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
        RawResponse response = transport.execute(request);
        if (response.getStatusCode() == 429 || response.getStatusCode() >= 500) {
            throw new NoAnswer(response.getStatusCode(), response.getHeaders());
        }
        return response;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
