package dev.dutydesk.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.PaperMemory;
import dev.dutydesk.chat.Post;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lark calls by HTTP: what is encrypted and signed, and what isn't taken. */
class LarkEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final String KEY = "encrypt-key";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LarkStage stage = new LarkStage();
    private final FakeLark lark = stage.lark();
    private final Ear ear = new Ear();
    private final List<String> refused = new ArrayList<>();
    private final LarkChats chats = new LarkChats(
            LarkStage.directory(),
            app -> new PaperMemory(() -> NOW),
            () -> NOW,
            new LarkSettings(Map.of("main", stage.settingsByHttp(KEY))));
    private final LarkChat chat = chats.all().getFirst();
    private final Seal seal = new Seal(KEY, () -> NOW);
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new LarkEventsController(chats, refused::add))
            .build();

    @BeforeEach
    void start() {
        chat.start(ear);
        await().atMost(Duration.ofSeconds(10)).until(() -> chat.link().up());
    }

    @AfterEach
    void stop() {
        chat.stop();
        stage.close();
    }

    @Test
    void whatIsEncryptedAndSignedIsHeard() throws Exception {
        assertThat(sends(message(), NOW).getStatus()).isEqualTo(200);

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付不了款");
        assertThat(refused).isEmpty();
    }

    @Test
    void aTapIsAnsweredWithItsToast() throws Exception {
        ear.answers(tap -> new Answer(Answer.Kind.FORBIDDEN, null, Cards.card("只有响应人能接单", ""), null));
        MockHttpServletResponse answer = sends(tap(), NOW);

        JsonNode toast =
                JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8)).get("toast");
        assertThat(toast.get("content").asString()).isEqualTo("只有响应人能接单");
        assertThat(toast.get("type").asString()).isEqualTo("error");
    }

    @Test
    void larksQuestionWhetherItIsUsIsAnsweredThoughItIsUnsigned() throws Exception {
        String question = encrypted("{\"type\":\"url_verification\",\"challenge\":\"abc\",\"token\":\"t\"}", KEY);
        MockHttpServletResponse answer = sends(http(question));

        assertThat(JSON.readTree(answer.getContentAsString()).get("challenge").asString())
                .isEqualTo("abc");
    }

    @Test
    void whatIsNotSettledComesAgain() throws Exception {
        ear.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        String event = message();
        assertThat(sends(event, NOW).getStatus()).isEqualTo(503);
        ear.answers(inbound -> Answer.NOTHING);

        assertThat(sends(event, NOW.plusSeconds(15)).getStatus()).isEqualTo(200);
        assertThat(refused).isEmpty();
    }

    @Test
    void whatIsNotLarksIsRefusedAndCounted() throws Exception {
        String body = encrypted(message(), KEY);
        assertThat(sends(signed(body, NOW, "n", new Seal("guessed", () -> NOW))).getStatus())
                .isEqualTo(401);
        assertThat(sends(http(body)).getStatus()).isEqualTo(401);
        assertThat(sends(http(encrypted(message(), "guessed"))).getStatus()).isEqualTo(401);
        assertThat(sends(signed(body, NOW.minusSeconds(301), "n", seal)).getStatus())
                .isEqualTo(401);
        assertThat(sends(signed(body, NOW.plusSeconds(301), "n", seal)).getStatus())
                .isEqualTo(401);
        assertThat(sends(signed(message(), NOW, "n", seal)).getStatus()).isEqualTo(401);
        assertThat(sends(signed(" ".repeat((1 << 20) + 1), NOW, "n", seal)).getStatus())
                .isEqualTo(413);
        assertThat(http.perform(post("/lark/events/other").content(body))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);

        assertThat(refused)
                .containsExactly(
                        "signature", "signature", "signature", "old", "future", "unencrypted", "too-large", "nobody");
        assertThat(ear.heard()).isEmpty();
    }

    @Test
    void aReplayIsRefusedAndARepeatOfLarksIsTheSameDelivery() throws Exception {
        String event = message();
        MockHttpServletRequestBuilder first = signed(encrypted(event, KEY), NOW, "n1", seal);
        assertThat(sends(first).getStatus()).isEqualTo(200);
        assertThat(sends(first).getStatus()).isEqualTo(401);
        assertThat(sends(event, NOW).getStatus()).isEqualTo(200);

        assertThat(refused).containsExactly("replayed");
        assertThat(ear.hears(Inbound.Message.class, 2))
                .extracting(Inbound::delivery)
                .containsOnly(ear.heard().getFirst().delivery());
    }

    @Test
    void withoutAKeyItDoesNotStart() {
        LarkApp open = new LarkApp("cli_0", "s", null, LarkApp.Mode.HTTP, LarkApp.FEISHU, false, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LarkSettings(Map.of("main", open)))
                .withMessage("dutydesk.lark.apps.main.encrypt-key is missing; HTTP mode needs it");
        assertThat(open.toString()).doesNotContain("cli_0");
    }

    @Test
    void feishuIsChineseAndLarkIsEnglish() {
        LarkApp abroad = new LarkApp("a", "s", null, LarkApp.Mode.SOCKET, "https://open.larksuite.com", false, 0);
        LarkApp china = new LarkApp("a", "s", null, LarkApp.Mode.SOCKET, LarkApp.FEISHU, false, 0);

        assertThat(abroad.locale().getLanguage()).isEqualTo("en");
        assertThat(abroad.chatAddress("oc_1")).startsWith("https://applink.larksuite.com/");
        assertThat(china.locale().getLanguage()).isEqualTo("zh");
        assertThat(china.chatAddress("oc_1")).startsWith("https://applink.feishu.cn/");
    }

    private String message() {
        ObjectNode said = lark.writes("ou_wangfang", null, "@dutydesk 付不了款", FakeLark.CHAT);
        return FakeEvents.received(said).toString();
    }

    private String tap() throws NotPosted {
        String id = chat.post(new Post("card", LarkStage.CHANNEL, null, Cards.ticket("SHOP-12"), "SHOP-12", null));
        ObjectNode message = lark.kept().get(id);
        JsonNode button = LarkCards.buttons(FakeMessages.card(message)).getFirst();
        return FakeEvents.tap("ou_wangfang", message, button, null).toString();
    }

    private MockHttpServletResponse sends(String event, Instant at) throws Exception {
        return sends(signed(encrypted(event, KEY), at, UUID.randomUUID().toString(), seal));
    }

    private MockHttpServletResponse sends(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder http(String body) {
        return post("/lark/events/main")
                .content(body.getBytes(StandardCharsets.UTF_8))
                .contentType("application/json");
    }

    private static MockHttpServletRequestBuilder signed(String body, Instant at, String nonce, Seal seal) {
        String seconds = String.valueOf(at.getEpochSecond());
        return http(body)
                .header("X-Lark-Request-Timestamp", seconds)
                .header("X-Lark-Request-Nonce", nonce)
                .header("X-Lark-Signature", seal.signature(seconds, nonce, body));
    }

    /** As Lark does it: AES in CBC mode under the key's SHA-256, what it begins with before it. */
    private static String encrypted(String plain, String key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        byte[] begin = UUID.randomUUID().toString().substring(0, 16).getBytes(StandardCharsets.UTF_8);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hash, "AES"), new IvParameterSpec(begin));
        byte[] secret = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        byte[] whole = new byte[begin.length + secret.length];
        System.arraycopy(begin, 0, whole, 0, begin.length);
        System.arraycopy(secret, 0, whole, begin.length, secret.length);
        return JSON.createObjectNode()
                .put("encrypt", Base64.getEncoder().encodeToString(whole))
                .toString();
    }
}
