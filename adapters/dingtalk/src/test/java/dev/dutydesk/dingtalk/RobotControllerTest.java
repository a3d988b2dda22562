package dev.dutydesk.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.PaperMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** DingTalk calls by HTTP: what is signed, and what isn't taken. */
class RobotControllerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final FakeDingTalk town = new FakeDingTalk();
    private final Ear ear = new Ear();
    private final List<String> refused = new ArrayList<>();
    private final PaperMemory memory = new PaperMemory(() -> NOW);
    private final DingTalkChats chats = process();
    private final MockMvc http = served(chats);

    @BeforeEach
    void start() {
        chats.all().getFirst().start(ear);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> chats.all().getFirst().link().up());
    }

    @AfterEach
    void stop() {
        chats.all().getFirst().stop();
        town.close();
    }

    @Test
    void whatIsSignedIsHeardAndAnswered() throws Exception {
        ear.answers(inbound -> new Answer(Answer.Kind.DONE, null, Cards.card("听到了", ""), null));
        assertThat(sends(message("付不了款"), NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(200);

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付不了款");
        assertThat(town.messages(FakeDingTalk.GROUP).getLast().markdown()).contains("听到了");
        assertThat(refused).isEmpty();
    }

    @Test
    void whatIsNotDingTalksIsRefusedAndCounted() throws Exception {
        String body = message("付不了款");
        assertThat(sends(body, NOW, "guessed")).isEqualTo(401);
        assertThat(sends(body, NOW.minus(Duration.ofHours(1)).minusSeconds(1), FakeDingTalk.CLIENT_SECRET))
                .isEqualTo(401);
        assertThat(sends(body, NOW.plusSeconds(301), FakeDingTalk.CLIENT_SECRET))
                .isEqualTo(401);
        assertThat(sends(" ".repeat((1 << 20) + 1), NOW, FakeDingTalk.CLIENT_SECRET))
                .isEqualTo(413);
        assertThat(http.perform(post("/dingtalk/robot/main").content(body))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        assertThat(http.perform(post("/dingtalk/robot/other").content(body))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);

        assertThat(refused).containsExactly("signature", "old", "future", "too-large", "signature", "nobody");
        assertThat(ear.heard()).isEmpty();
    }

    @Test
    void aSignatureIsGoodForOneMessageAndItsRepeats() throws Exception {
        String body = message("付不了款");
        assertThat(sends(body, NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(200);
        assertThat(sends(body, NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(200);
        assertThat(sends(message("验收 SHOP-1"), NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(401);

        assertThat(ear.hears(Inbound.Message.class, 2))
                .extracting(Inbound::delivery)
                .hasSize(2)
                .containsOnly(ear.heard().getFirst().delivery());
        assertThat(refused).containsExactly("replayed");
    }

    @Test
    void aSignatureThatAnotherProcessTookOrThatIsFromBeforeARestartIsKnown() throws Exception {
        assertThat(sends(message("付不了款"), NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(200);
        DingTalkChats other = process();
        other.all().getFirst().start(ear);
        try {
            assertThat(sends(served(other), message("验收 SHOP-1"), NOW, FakeDingTalk.CLIENT_SECRET))
                    .isEqualTo(401);
        } finally {
            other.all().getFirst().stop();
        }
        assertThat(refused).containsExactly("replayed");
    }

    @Test
    void whereASignatureCantBeLookedUpItsMessageMayComeAgain() throws Exception {
        String body = message("付不了款");
        memory.goes(true);
        assertThat(sends(body, NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(503);
        assertThat(ear.heard()).isEmpty();
        memory.goes(false);
        assertThat(sends(body, NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(200);
        assertThat(refused).isEmpty();
    }

    @Test
    void noMessageChoosesWhereTheBotSendsTo() throws Exception {
        ear.answers(inbound -> new Answer(Answer.Kind.DONE, null, Cards.card("听到了", ""), null));
        sends(message("付不了款").replace(town.address(), "http://127.0.0.1:9"), NOW, FakeDingTalk.CLIENT_SECRET);

        assertThat(town.messages(FakeDingTalk.alone("wangfang"))).hasSize(1);
    }

    @Test
    void whatIsNoMessageOrNotSettledIsNotAcknowledged() throws Exception {
        assertThat(sends("hello", NOW, FakeDingTalk.CLIENT_SECRET)).isEqualTo(400);
        ear.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        assertThat(sends(message("付不了款"), NOW.plusMillis(1), FakeDingTalk.CLIENT_SECRET))
                .isEqualTo(503);
    }

    @Test
    void withoutASecretItDoesNotStartAndCardsNeedTheStream() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DingTalkSettings(Map.of("main", byHttp("", null))))
                .withMessageContaining("client-secret is missing; HTTP mode checks signatures with it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DingTalkSettings(Map.of("main", byHttp("secret", "card.schema"))))
                .withMessageContaining("card-template-id needs mode stream");
        assertThat(byHttp("secret", null).toString()).doesNotContain("secret");
    }

    /** One of those that share what their app must know. */
    private DingTalkChats process() {
        return new DingTalkChats(
                DingTalkStage.directory(),
                app -> memory,
                () -> NOW,
                new DingTalkSettings(Map.of("main", byHttp(FakeDingTalk.CLIENT_SECRET, null))));
    }

    private MockMvc served(DingTalkChats process) {
        return MockMvcBuilders.standaloneSetup(new RobotController(process, refused::add))
                .build();
    }

    private DingTalkApp byHttp(String secret, @Nullable String template) {
        return new DingTalkApp(
                FakeDingTalk.CLIENT_ID,
                secret,
                null,
                template,
                DingTalkApp.Mode.HTTP,
                town.address(),
                town.address(),
                false,
                0,
                0);
    }

    private String message(String text) {
        return town.data(town.add(null, FakeDingTalk.GROUP, "wangfang", "@dutydesk " + text, null, Set.of()), false)
                .toString();
    }

    private int sends(String body, Instant at, String secret) throws Exception {
        return sends(http, body, at, secret);
    }

    private static int sends(MockMvc to, String body, Instant at, String secret) throws Exception {
        String millis = String.valueOf(at.toEpochMilli());
        return to.perform(post("/dingtalk/robot/main")
                        .content(body.getBytes(StandardCharsets.UTF_8))
                        .contentType("application/json")
                        .header("timestamp", millis)
                        .header("sign", Signature.of(millis, secret)))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
