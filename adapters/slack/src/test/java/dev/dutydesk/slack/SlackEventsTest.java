package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.slack.api.app_backend.SlackSignature;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Slack calls by HTTP: what is signed, and what isn't taken. */
class SlackEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MESSAGE = """
            {"type":"event_callback","team_id":"T0TEAM","api_app_id":"A0APP","event_id":"Ev1","event":{"type":"message",
            "channel":"C0SHOP","channel_type":"channel","user":"U0WANGFANG","text":"<@U0BOT> 付不了款","ts":"1795395600.000100"}}""";

    private final SlackStage stage = new SlackStage();
    private final Ear ear = new Ear();
    private final List<String> refused = new ArrayList<>();
    private final SlackChats chats = new SlackChats(
            SlackStage.directory(), () -> NOW, new SlackSettings(Map.of("main", stage.settingsByHttp("secret"))));
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new SlackEventsController(chats, refused::add))
            .build();

    @BeforeEach
    void start() {
        chats.all().getFirst().start(ear);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> chats.all().getFirst().link().up());
    }

    @AfterEach
    void stop() {
        chats.all().getFirst().stop();
        stage.close();
    }

    @Test
    void whatIsSignedIsHeard() throws Exception {
        assertThat(sends(MESSAGE, JSON, NOW, "secret").getStatus()).isEqualTo(200);

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付不了款");
        assertThat(refused).isEmpty();
    }

    @Test
    void aCommandIsAFormReadAsItWasSigned() throws Exception {
        String body = "command=%2Freport&text=" + URLEncoder.encode("付不了款 ~ *", StandardCharsets.UTF_8)
                + "&user_id=U0WANGFANG&user_name=wang&channel_id=C0SHOP&channel_name=shop&team_id=T0TEAM&trigger_id=1.2";
        assertThat(sends(body, FORM, NOW, "secret").getStatus()).isEqualTo(200);

        assertThat(ear.hears(Inbound.Command.class).text()).isEqualTo("report 付不了款 ~ *");
    }

    @Test
    void slacksQuestionWhetherItIsUsIsAnswered() throws Exception {
        MockHttpServletResponse answer =
                sends("{\"type\":\"url_verification\",\"challenge\":\"abc\"}", JSON, NOW, "secret");

        assertThat(answer.getContentAsString()).contains("abc");
    }

    @Test
    void whatIsNotSettledComesAgain() throws Exception {
        ear.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));

        assertThat(sends(MESSAGE, JSON, NOW, "secret").getStatus()).isEqualTo(503);
    }

    @Test
    void whatIsNotSlacksIsRefusedAndCounted() throws Exception {
        assertThat(sends(MESSAGE, JSON, NOW, "guessed").getStatus()).isEqualTo(401);
        assertThat(sends(MESSAGE, JSON, NOW.minusSeconds(301), "secret").getStatus())
                .isEqualTo(401);
        assertThat(sends(MESSAGE, JSON, NOW.plusSeconds(301), "secret").getStatus())
                .isEqualTo(401);
        assertThat(sends(" ".repeat((1 << 20) + 1), JSON, NOW, "secret").getStatus())
                .isEqualTo(413);
        assertThat(http.perform(post("/slack/events/other").content(MESSAGE))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);

        assertThat(refused).containsExactly("signature", "old", "future", "too-large", "nobody");
        assertThat(ear.heard()).isEmpty();
    }

    @Test
    void aReplayIsTheSameDelivery() throws Exception {
        sends(MESSAGE, JSON, NOW, "secret");
        sends(MESSAGE, JSON, NOW, "secret");

        assertThat(ear.hears(Inbound.Message.class, 2))
                .extracting(Inbound::delivery)
                .containsOnly("1795395600.000100");
    }

    private MockHttpServletResponse sends(String body, String type, Instant at, String secret) throws Exception {
        String seconds = String.valueOf(at.getEpochSecond());
        return http.perform(post("/slack/events/main")
                        .content(body.getBytes(StandardCharsets.UTF_8))
                        .contentType(type)
                        .header("X-Slack-Request-Timestamp", seconds)
                        .header("X-Slack-Signature", new SlackSignature.Generator(secret).generate(seconds, body)))
                .andReturn()
                .getResponse();
    }
}
