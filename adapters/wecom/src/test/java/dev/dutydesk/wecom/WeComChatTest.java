package dev.dutydesk.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bot says in a group of WeCom, on a web hook of ours that checks what the real one does. */
class WeComChatTest {
    private static final Channel GROUP =
            new Channel("wecom", "693a91f6", "watch", "shop", "客服群", Locale.forLanguageTag("zh-CN"));

    private final List<String> said = new ArrayList<>();
    private final HttpServer robot;
    private final WeComChat chat;
    private int status = 200;
    private int code;

    WeComChatTest() throws IOException {
        robot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        robot.createContext("/cgi-bin/webhook/send", exchange -> {
            try (exchange) {
                JsonNode body =
                        JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                String content = body.path("markdown").path("content").asString("");
                boolean right = "key=693a91f6".equals(exchange.getRequestURI().getQuery());
                int answer = !right ? 93000 : content.getBytes(StandardCharsets.UTF_8).length > 4096 ? 40058 : code;
                if (answer == 0 && status == 200) {
                    said.add(content);
                }
                byte[] bytes = ("{\"errcode\":" + answer + ",\"errmsg\":\"\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        chat = new WeComChat(
                new WeComSettings(true, "http://127.0.0.1:" + robot.getAddress().getPort()));
    }

    @BeforeEach
    void start() {
        robot.start();
        chat.start(inbound -> Answer.NOTHING);
    }

    @AfterEach
    void stop() {
        chat.stop();
        robot.stop(0);
    }

    @Test
    void aCardIsSaidWithoutItsButtons() throws NotPosted {
        assertThat(chat.post(post(Cards.ticket("P1 付不了款 · SHOP-12"), null))).isNotBlank();

        assertThat(said.getFirst())
                .startsWith("🔴 P1 付不了款 · SHOP-12")
                .contains("响应: 09:05")
                .doesNotContain("接单");
    }

    @Test
    void whoMustActIsCalledByTheUserIdAndNobodyElse() throws NotPosted {
        Document body = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text("<@wang.fang> [x](http://evil.example) "));
        paragraph.appendChild(new Mention("李伟", "li.wei"));
        body.appendChild(paragraph);
        chat.post(post(new Card("SHOP-12 无人响应", Tone.AMBER, body, List.of(), List.of()), null));

        assertThat(said.getFirst()).endsWith("<@li.wei>").contains("@李伟").doesNotContain("<@wang.fang>", "](");
    }

    @Test
    void whatIsTooLongIsCutAndNotRefused() throws NotPosted {
        chat.post(post(Cards.card("P1 " + "长".repeat(60_000), "长".repeat(60_000)), null));

        assertThat(said.getFirst()).startsWith("P1 长长长");
    }

    @Test
    void whatIsNotTakenIsTriedAgainOrNeverAsItSays() {
        code = 45009;
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.TRY_AGAIN);
        code = 40008;
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.NEVER);
        code = 0;
        status = 500;
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.UNKNOWN);
        status = 429;
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.TRY_AGAIN);
        status = 200;
        refuses(post(Cards.ticket("SHOP-12"), "wang.fang"), NotPosted.Why.NEVER);
        robot.stop(0);
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.TRY_AGAIN);
        assertThat(said).isEmpty();
    }

    private void refuses(Post post, NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> chat.post(post))
                .returns(why, NotPosted::why);
    }

    private static Post post(Card card, @Nullable String onlyFor) {
        return new Post("post", GROUP, null, card, "SHOP-12", onlyFor);
    }
}
