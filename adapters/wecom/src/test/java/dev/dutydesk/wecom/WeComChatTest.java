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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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
    private int pictureCode;
    private long nanos;

    WeComChatTest() throws IOException {
        robot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        robot.createContext("/cgi-bin/webhook/send", exchange -> {
            try (exchange) {
                JsonNode body =
                        JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                boolean right = "key=693a91f6".equals(exchange.getRequestURI().getQuery());
                int answer = right ? taken(body) : 93000;
                byte[] bytes = ("{\"errcode\":" + answer + ",\"errmsg\":\"\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        chat = new WeComChat(
                new WeComSettings(true, "http://127.0.0.1:" + robot.getAddress().getPort()), () -> nanos);
    }

    private int taken(JsonNode body) {
        boolean shows = body.path("msgtype").asString("").equals("image");
        String content = body.path("markdown").path("content").asString("");
        byte[] picture =
                Base64.getDecoder().decode(body.path("image").path("base64").asString(""));
        int wrong = shows ? wrong(picture, body.path("image").path("md5").asString("")) : tooLong(content);
        int answer = wrong == 0 ? shows ? pictureCode : code : wrong;
        if (answer == 0 && status == 200) {
            said.add(shows ? "[" + picture.length + " bytes]" : content);
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
    void aPictureIsAMessageRightBehindTheWords() throws NotPosted {
        chat.post(post(Cards.shown("第 48 周复盘", Cards::dot), null));

        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).contains("第 48 周复盘");
        assertThat(said.getLast()).isEqualTo("[" + Cards.dot().length + " bytes]");
    }

    @Test
    void aPictureThatIsTooLargeOrNotDrawnOrRefusedHoldsBackNoWords() throws NotPosted {
        byte[] large = Arrays.copyOf(Cards.dot(), 2_097_153);
        chat.post(post(Cards.shown("太大", () -> large), null));
        chat.post(post(
                Cards.shown("没画出来", () -> {
                    throw new IllegalStateException("no font");
                }),
                null));
        pictureCode = 45009;
        chat.post(post(Cards.shown("太频繁", Cards::dot), null));
        assertThat(said).hasSize(3).noneMatch(each -> each.contains("bytes"));

        pictureCode = 0;
        chat.post(post(Cards.shown("正好", () -> Arrays.copyOf(Cards.dot(), 2_097_152)), null));
        assertThat(said.getLast()).isEqualTo("[2097152 bytes]");
    }

    @Test
    void picturesCountAmongTheTwentyOfAMinute() throws NotPosted {
        for (int i = 0; i < 19; i++) {
            chat.post(post(Cards.ticket("SHOP-" + i), null));
        }
        refuses(post(Cards.shown("第 48 周复盘", Cards::dot), null), NotPosted.Why.TRY_AGAIN);
        chat.post(post(Cards.ticket("SHOP-19"), null));
        refuses(post(Cards.ticket("SHOP-20"), null), NotPosted.Why.TRY_AGAIN);
        assertThat(said).hasSize(20);
        nanos = Duration.ofMinutes(1).toNanos();
        chat.post(post(Cards.shown("第 48 周复盘", Cards::dot), null));
        assertThat(said).hasSize(22);
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
