package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.lark.oapi.Client;
import com.lark.oapi.core.token.AccessTokenType;
import com.lark.oapi.core.utils.Jsons;
import com.lark.oapi.google.protobuf.ByteString;
import com.lark.oapi.ws.Constant;
import com.lark.oapi.ws.enums.MessageType;
import com.lark.oapi.ws.model.EndpointResp;
import com.lark.oapi.ws.model.Response;
import com.lark.oapi.ws.pb.Pbbp2;
import com.lark.oapi.ws.pb.Pbbp2.Frame;
import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.NotPosted;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one session open for as long as it is wanted. The SDK's own client can't be stopped, and learns of a cut link from a
 * ping every two minutes; only its frames and classes are used.
 */
final class LarkLink implements Line {
    private static final Logger log = LoggerFactory.getLogger(LarkLink.class);

    private final Client client;
    private final LarkApp app;
    private final Inspection inspection;
    private final Events events;
    private final Patience patience;
    private final Pieces pieces = new Pieces();
    private final HttpClient http;
    private final Thread keeper = Thread.ofVirtual().name("lark-link").unstarted(this::keep);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link = new Link(false, "connecting");
    private long looked;

    LarkLink(Client client, LarkApp app, Inspection inspection, Events events, Patience patience) {
        this.client = client;
        this.app = app;
        this.inspection = inspection;
        this.events = events;
        this.patience = patience;
        http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public Link stands() {
        return isClosed() ? new Link(false, "stopped") : link;
    }

    @Override
    public void close() {
        closed.countDown();
        keeper.interrupt();
        try {
            keeper.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void keep() {
        try {
            Duration pause;
            do {
                pause = hold();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a session and stays until it ends. @return how long to wait before the next one */
    private Duration hold() throws InterruptedException {
        try {
            look();
            try (LarkSession session = LarkSession.open(http, address(), patience.answer(), this::take)) {
                link = new Link(true, "connected");
                log.info("Connected to Lark by long connection");
                session.awaitEnd(patience.ping());
                link = new Link(false, "the session ended; connecting");
            }
        } catch (NotPosted e) {
            inspection.failed(e);
            down("can't connect to Lark: " + Inspection.plain(e));
            return e.after().compareTo(patience.pause()) > 0 ? e.after() : patience.pause();
        } catch (IOException | RuntimeException e) {
            down("can't connect to Lark: " + e.getMessage());
        }
        return patience.pause();
    }

    /** A link that breaks again and again must not use the month's calls up. */
    private void look() throws NotPosted {
        long now = System.nanoTime();
        if (inspection.self() == null || now - looked > patience.believed().toNanos()) {
            inspection.look();
            looked = now;
        }
    }

    /** Where the session is opened; for one use. */
    private String address() throws NotPosted {
        EndpointResp answer;
        try {
            JsonObject proof = new JsonObject();
            proof.addProperty("AppID", app.appId());
            proof.addProperty("AppSecret", app.appSecret());
            byte[] body = client.post(Constant.GEN_ENDPOINT_URI, proof, AccessTokenType.None)
                    .getBody();
            answer = Jsons.DEFAULT.fromJson(new String(body, StandardCharsets.UTF_8), EndpointResp.class);
        } catch (JsonParseException e) {
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "no address of a session came");
        } catch (Exception e) {
            throw Refusal.of(e, NotPosted.Why.TRY_AGAIN);
        }
        if (answer == null || answer.getCode() != Constant.OK || answer.getData() == null) {
            String said = answer == null ? "nothing" : answer.getCode() + " " + answer.getMsg();
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "no session: Lark answers " + said);
        }
        return answer.getData().getUrl();
    }

    /** Logged once, however often it is tried. */
    private void down(String why) {
        if (!why.equals(link.detail())) {
            log.warn("{}; trying again", why);
        }
        link = new Link(false, why);
    }

    /** Each on a thread of its own, so that a slow one holds up no other. */
    private void take(LarkSession session, Frame frame) {
        if (!MessageType.EVENT.getName().equals(header(frame, Constant.HEADER_TYPE, ""))) {
            return;
        }
        pieces.add(
                        header(frame, Constant.HEADER_MESSAGE_ID, ""),
                        number(header(frame, Constant.HEADER_SUM, "1")),
                        number(header(frame, Constant.HEADER_SEQ, "0")),
                        frame.getPayload().toByteArray())
                .ifPresent(event -> Thread.ofVirtual().name("lark-event").start(() -> answer(session, frame, event)));
    }

    private void answer(LarkSession session, Frame frame, byte[] event) {
        long began = System.nanoTime();
        Events.Outcome outcome = isClosed() ? new Events.Outcome.Open() : events.take(event);
        Response response = new Response(outcome instanceof Events.Outcome.Taken ? 200 : 500);
        if (outcome instanceof Events.Outcome.Taken(Optional<String> json)) {
            json.ifPresent(text -> response.setData(text.getBytes(StandardCharsets.UTF_8)));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Frame answer = frame.toBuilder()
                .setPayload(ByteString.copyFromUtf8(Jsons.DEFAULT.toJson(response)))
                .addHeaders(
                        Pbbp2.Header.newBuilder().setKey(Constant.HEADER_BIZ_RT).setValue(Long.toString(millis)))
                .build();
        try {
            session.send(answer, patience.answer());
        } catch (IOException e) {
            log.info("Not acknowledged, since the link is gone: it comes again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.answered();
        }
    }

    private static String header(Frame frame, String name, String otherwise) {
        return frame.getHeadersList().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Pbbp2.Header::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
