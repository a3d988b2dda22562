package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Work.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks over HTTP, never longer than it may and never more than it needs. */
final class Web implements AutoCloseable {
    private static final int HOPS = 5;

    private final Networks networks;
    private final Duration connect;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("patrol-http-", 0).factory());
    private final HttpClient client;

    /** @param connect how long one waits for a connection at most, whatever a check's time-out is */
    Web(Networks networks, Duration connect) {
        this.networks = networks;
        this.connect = connect;
        client = builder().build();
    }

    private HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads);
    }

    /** What one has of an answer while it comes. */
    private static final class Coming {
        final Taken body = new Taken();
        final AtomicReference<HttpResponse.@Nullable ResponseInfo> head = new AtomicReference<>();
    }

    /**
     * @param cookies sent with it by name, and those that come are put there; null for none
     * @throws InterruptedException where it was given up
     */
    Answer ask(
            PatrolTarget target, String base, Request request, @Nullable Map<String, String> cookies, Deadline deadline)
            throws InterruptedException {
        long began = System.nanoTime();
        List<String> redirects = new ArrayList<>();
        String asked =
                request.method() + " " + base + request.path() + (request.json() == null ? "" : "\n" + request.json());
        URI at;
        try {
            at = URI.create(base + request.path());
        } catch (IllegalArgumentException e) {
            Phrase.Said trouble = Phrase.FAILED.of(String.valueOf(e.getMessage()));
            return Answer.none(asked, URI.create("about:blank"), began, redirects, trouble);
        }
        URI origin = at;
        Request now = request;
        InetAddress pinned = null;
        while (true) {
            Answer answer =
                    once(asked, target, at, isSame(origin, at), pinned, now, cookies, deadline, began, redirects);
            String to = answer.headers().getOrDefault("location", List.of()).stream()
                    .findFirst()
                    .orElse(null);
            if (answer.status() == null
                    || answer.status() < 300
                    || answer.status() > 399
                    || to == null
                    || answer.status() == 304) {
                return answer;
            }
            URI next;
            try {
                next = at.resolve(to);
            } catch (IllegalArgumentException e) {
                return answer.with(Phrase.BAD_REDIRECT.of(to));
            }
            Leading leading = leading(origin, next, redirects);
            if (leading.trouble() != null) {
                return answer.with(leading.trouble());
            }
            pinned = leading.pinned();
            redirects.add(answer.status() + " " + next);
            boolean kept = answer.status() == 307
                    || answer.status() == 308
                    || now.method().equals("HEAD");
            now = kept ? now : new Request("GET", now.path(), now.headers(), null);
            at = next;
        }
    }

    /** Where a redirect leads. @param trouble why it isn't followed; null where it is @param pinned the one address it may be followed to; null = any */
    private record Leading(
            Phrase.@Nullable Said trouble, @Nullable InetAddress pinned) {}

    private Leading leading(URI origin, URI next, List<String> redirects) {
        if (next.getHost() == null || !List.of("http", "https").contains(String.valueOf(next.getScheme()))) {
            return new Leading(Phrase.BAD_REDIRECT.of(next), null);
        }
        if (redirects.size() >= HOPS) {
            return new Leading(Phrase.REDIRECTS.of(redirects.size(), next), null);
        }
        try {
            if (next.getHost().equalsIgnoreCase(origin.getHost())
                    || networks.isInside(networks.addresses(origin.getHost()))) {
                return new Leading(null, null);
            }
            List<InetAddress> addresses = networks.addresses(next.getHost());
            return networks.isInside(addresses)
                    ? new Leading(Phrase.TO_PRIVATE.of(next), null)
                    : new Leading(null, addresses.getFirst());
        } catch (UnknownHostException e) {
            return new Leading(Phrase.NO_SUCH_NAME.of(next.getHost()), null);
        }
    }

    private static boolean isSame(URI one, URI other) {
        return String.valueOf(one.getScheme()).equals(other.getScheme())
                && String.valueOf(one.getAuthority()).equalsIgnoreCase(other.getAuthority());
    }

    private Answer once(
            String asked,
            PatrolTarget target,
            URI at,
            boolean own,
            @Nullable InetAddress pinned,
            Request request,
            @Nullable Map<String, String> cookies,
            Deadline deadline,
            long began,
            List<String> redirects)
            throws InterruptedException {
        HttpRequest built;
        try {
            built = built(target, at, own, request, cookies);
        } catch (IllegalArgumentException e) {
            return Answer.none(asked, at, began, redirects, Phrase.FAILED.of(String.valueOf(e.getMessage())));
        }
        Coming coming = new Coming();
        Phrase.Said trouble = null;
        byte[] body = new byte[0];
        try (Route route = pinned == null ? Route.open(client) : Route.to(pinned, at, builder(), deadline)) {
            body = taken(route.client(), built, coming, deadline);
        } catch (TimeoutException e) {
            trouble = late(coming, deadline);
        } catch (ExecutionException e) {
            trouble = why(e.getCause() == null ? e : e.getCause(), at, coming, deadline);
        } catch (IOException e) {
            trouble = why(e, at, coming, deadline);
        }
        HttpResponse.ResponseInfo head = coming.head.get();
        if (head != null && cookies != null && own) {
            head.headers().allValues("set-cookie").forEach(cookie -> take(cookie, cookies));
        }
        return new Answer(
                asked,
                at,
                head == null ? null : head.statusCode(),
                head == null ? Map.of() : head.headers().map(),
                body,
                coming.body.isCut(),
                (System.nanoTime() - began) / 1_000_000.0,
                List.copyOf(redirects),
                trouble);
    }

    private static byte[] taken(HttpClient by, HttpRequest built, Coming coming, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> sent = by.sendAsync(built, info -> {
            coming.head.set(info);
            return coming.body;
        });
        try {
            return sent.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS).body();
        } finally {
            if (!sent.isDone()) {
                sent.cancel(true);
                coming.body.stop();
            }
        }
    }

    private static HttpRequest built(
            PatrolTarget target, URI at, boolean own, Request request, @Nullable Map<String, String> cookies) {
        HttpRequest.Builder built = HttpRequest.newBuilder(at).setHeader("User-Agent", "Dutydesk patrol");
        if (own) {
            target.headers().forEach((name, value) -> value.reveal().ifPresent(text -> built.setHeader(name, text)));
            Secret login = target.login();
            if (login != null) {
                login.reveal()
                        .ifPresent(text -> built.setHeader(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
            }
            if (cookies != null && !cookies.isEmpty()) {
                StringBuilder line = new StringBuilder();
                cookies.forEach((name, value) -> line.append(line.isEmpty() ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value));
                built.setHeader("Cookie", line.toString());
            }
            request.headers().forEach(built::setHeader);
        }
        String json = request.json();
        if (json == null) {
            return built.method(request.method(), BodyPublishers.noBody()).build();
        }
        return built.setHeader("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofString(json))
                .build();
    }

    private static void take(String cookie, Map<String, String> cookies) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair.length == 2 && cookies.size() < 50) {
            cookies.put(pair[0].strip(), pair[1].strip());
        }
    }

    private static Phrase.Said late(Coming coming, Deadline deadline) {
        HttpResponse.ResponseInfo head = coming.head.get();
        if (head == null) {
            return Phrase.NO_ANSWER.of(deadline.words());
        }
        return coming.body.count() == 0
                ? Phrase.HANGS.of(head.statusCode(), deadline.words())
                : Phrase.ENDLESS.of(deadline.words(), coming.body.count());
    }

    private static Phrase.Said why(Throwable e, URI at, Coming coming, Deadline deadline) {
        String place = at.getHost() + (at.getPort() < 0 ? "" : ":" + at.getPort());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return Phrase.NO_SUCH_NAME.of(String.valueOf(at.getHost()));
            }
            if (cause instanceof SSLException) {
                return Phrase.CERTIFICATE.of(innermost(cause));
            }
            if (cause instanceof HttpTimeoutException || cause instanceof SocketTimeoutException) {
                return Phrase.UNREACHED.of(place, deadline.words());
            }
        }
        if (e instanceof ConnectException) {
            return Phrase.REFUSED.of(place);
        }
        return coming.head.get() == null && !(e instanceof IOException)
                ? Phrase.FAILED.of(e.toString())
                : Phrase.CUT_SHORT.of(innermost(e));
    }

    static String innermost(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && last.getCause().getMessage() != null) {
            last = last.getCause();
        }
        String message = last.getMessage();
        return message == null ? last.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
