package dev.dutydesk.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which people of an organization speak to the robot, and it to them. One DingTalk for all of them. */
class DingTalkTalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DingTalkStage STAGE = DingTalkStage.withCards();
    private static final List<Inbound.Joined> JOINED = new CopyOnWriteArrayList<>();
    private static final Answer SAID = new Answer(Answer.Kind.DONE, "SHOP-12", Cards.card("听到了", ""), null);

    @SuppressWarnings("NullAway.Init")
    private static volatile Ear ear;

    private final FakeDingTalk town = STAGE.town();
    private final String wangFang = STAGE.account("wang.fang");
    private final String liWei = STAGE.account("li.wei");

    @BeforeAll
    static void start() {
        ear = new Ear();
        STAGE.adapter().start(inbound -> {
            if (inbound instanceof Inbound.Joined came) {
                JOINED.add(came);
                return SAID;
            }
            return ear.receive(inbound);
        });
        await().atMost(PATIENCE).until(() -> STAGE.adapter().link().up());
    }

    @AfterAll
    static void stop() {
        STAGE.adapter().stop();
        STAGE.close();
    }

    @BeforeEach
    void listen() {
        ear = new Ear();
        ear.answers(inbound -> SAID);
        town.webhookMillis = 5_400_000;
        town.hidesQuotes = false;
    }

    @Test
    void whatIsSaidAloneNeedsNoMentionAndIsAnsweredThere() {
        STAGE.saysAlone(wangFang, "付不了款");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.channel()).isEqualTo(DingTalkStage.alone(wangFang));
        assertThat(heard.mentioned()).isTrue();
        assertThat(town.messages(FakeDingTalk.alone(wangFang)).getLast().markdown())
                .contains("听到了");
    }

    @Test
    void whatAStrangerSaysAloneCountsInTheFirstGroup() {
        STAGE.saysAlone("guest", "付不了款");

        assertThat(ear.hears(Inbound.Message.class).channel()).isEqualTo(DingTalkStage.CHANNEL);
        assertThat(ear.hears(Inbound.Message.class).sender().name()).isEqualTo("周老板");
        assertThat(town.messages(FakeDingTalk.alone("guest")).getLast().by()).isNull();
    }

    @Test
    void anAnswerCallsWhomItAnswers() {
        STAGE.says(wangFang, null, "@dutydesk 付不了款");

        assertThat(town.messages(FakeDingTalk.GROUP).getLast().called()).containsExactly(wangFang);
    }

    @Test
    void onceTheSessionIsOverTheAnswerComesAlone() {
        town.webhookMillis = 0;
        STAGE.says("hejing", null, "@dutydesk 付不了款");

        assertThat(STAGE.replies("hejing")).hasSize(1);
        assertThat(town.messages(FakeDingTalk.alone("hejing"))).hasSize(1);
    }

    @Test
    void quotingACardIsAboutItsTicket() throws NotPosted {
        STAGE.adapter().post(post("SHOP-40", Cards.ticket("P1 又是 SHOP-9 那个 · SHOP-40 待接单")));
        STAGE.quotes(wangFang, "SHOP-40", "@dutydesk 还是不行");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.subject()).isEqualTo("SHOP-40");
        assertThat(heard.text()).isEqualTo("还是不行");
        assertThat(heard.forwarded()).isEmpty();
    }

    @Test
    void aQuoteThatIsNotToldIsDoneWithout() throws NotPosted {
        STAGE.adapter().post(post("SHOP-41", Cards.ticket("SHOP-41 待接单")));
        town.hidesQuotes = true;
        STAGE.quotes(wangFang, "SHOP-41", "@dutydesk 还是不行");

        assertThat(ear.hears(Inbound.Message.class).subject()).isNull();
    }

    @Test
    void aKeyThatSomebodyElseWroteIsPassedOnAndMeansNothing() {
        STAGE.says(liWei, null, "SHOP-41 又坏了");
        STAGE.quotes(wangFang, "SHOP-41 又坏了", "@dutydesk 请处理");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.subject()).isNull();
        assertThat(heard.forwarded()).containsExactly(new Inbound.Forwarded("李伟", "SHOP-41 又坏了"));
    }

    @Test
    void picturesAndFilesComeWithTheirNames() {
        town.says(wangFang, FakeDingTalk.GROUP, "@dutydesk 看截图", data -> {
            data.remove("text");
            data.put("msgtype", "richText");
            var parts = data.putObject("content").putArray("richText");
            parts.addObject().put("text", " 看截图");
            parts.addObject().put("type", "picture").put("downloadCode", "code1");
            return data;
        });
        town.says(wangFang, FakeDingTalk.alone(wangFang), "日志", data -> {
            data.remove("text");
            data.put("msgtype", "file");
            data.putObject("content")
                    .put("fileName", "日志.txt")
                    .put("downloadCode", "code2")
                    .put("spaceId", "1");
            return data;
        });
        town.says(wangFang, FakeDingTalk.alone(wangFang), "语音", data -> {
            data.remove("text");
            data.put("msgtype", "audio");
            data.putObject("content").put("downloadCode", "code3").put("recognition", "付不了款");
            return data;
        });

        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 3);
        assertThat(heard.getFirst().text()).isEqualTo("看截图");
        assertThat(heard.getFirst().files())
                .containsExactly(new Inbound.File("picture.png", "https://files.example/code1"));
        assertThat(heard.get(1).files()).containsExactly(new Inbound.File("日志.txt", "https://files.example/code2"));
        assertThat(heard.get(2).text()).isEqualTo("付不了款");
        assertThat(heard.get(2).files()).extracting(Inbound.File::name).containsExactly("audio.amr");
    }

    @Test
    void aDangerousButtonAsksOnceAndActsOnTheSecondTap() throws NotPosted {
        String card = STAGE.adapter().post(post("SHOP-42", Cards.ticket("SHOP-42")));
        town.taps(liWei, card, "resolve:regression=passed");
        assertThat(ear.heard()).isEmpty();
        assertThat(STAGE.replies(liWei).getLast()).contains("再点一次", "回归通过");
        STAGE.again();
        assertThat(ear.heard()).as("the first tap once more").isEmpty();

        town.taps(wangFang, card, "resolve:regression=passed");
        assertThat(ear.heard()).as("somebody else's first").isEmpty();
        town.taps(liWei, card, "resolve:regression=passed");
        assertThat(ear.hears(Inbound.Button.class).sender().name()).isEqualTo("李伟");
    }

    @Test
    void aCardForOneAloneIsTappedAndEditedThere() throws NotPosted {
        Post post = new Post(fresh(), DingTalkStage.alone(liWei), null, Cards.ticket("SHOP-43 付不了款"), "SHOP-43", null);
        String message = STAGE.adapter().post(post);
        STAGE.taps(liWei, message, "acknowledge");
        ((EditsMessages) STAGE.adapter())
                .edit(
                        message,
                        new Post(post.id(), post.channel(), null, Cards.card("SHOP-43 已接单", ""), "SHOP-43", null));

        assertThat(ear.hears(Inbound.Button.class).channel()).isEqualTo(DingTalkStage.alone(liWei));
        assertThat(STAGE.room(liWei)).extracting(Seen::text).anyMatch(text -> text.contains("SHOP-43 已接单"));
        assertThat(STAGE.room(wangFang)).extracting(Seen::text).noneMatch(text -> text.contains("SHOP-43"));
    }

    @Test
    void aCardCallsWhomItMentionsAndNobodyBesides() throws NotPosted {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Mention("李伟", liWei));
        Document body = new Document();
        body.appendChild(paragraph);
        String card =
                STAGE.adapter().post(post("SHOP-44", new Card("SHOP-44 @王芳", Tone.RED, body, List.of(), List.of())));

        assertThat(STAGE.group().stream().filter(seen -> seen.id().equals(card)))
                .singleElement()
                .satisfies(seen -> assertThat(seen.live()).containsExactly("@李伟"))
                .satisfies(seen -> assertThat(seen.text()).contains("@李伟", "@王芳"));
    }

    @Test
    void whereNoDeskIsItAnswersWhoMentionsIt() {
        town.says(wangFang, FakeDingTalk.OTHER, "@dutydesk 你好");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.channel().desk()).isEmpty();
        assertThat(heard.channel().id()).isEqualTo(FakeDingTalk.OTHER);
        assertThat(heard.channel().title()).isEqualTo("茶水间");
        assertThat(town.messages(FakeDingTalk.OTHER).getLast().markdown()).contains("听到了");
    }

    @Test
    void letIntoAGroupItGreetsAll() {
        assertThat(town.letsIn(liWei, FakeDingTalk.OTHER)).isTrue();

        assertThat(JOINED)
                .singleElement()
                .satisfies(came -> assertThat(came.sender().account()).isEqualTo(liWei));
        assertThat(town.messages(FakeDingTalk.OTHER).getLast().markdown()).contains("听到了");
    }

    @Test
    void repeatedOutOfOrderAndHoursLaterItIsTheSameDelivery() {
        STAGE.says(wangFang, null, "@dutydesk 付不了款");
        STAGE.again();
        STAGE.again();

        assertThat(ear.hears(Inbound.Message.class, 3))
                .extracting(Inbound::delivery)
                .hasSize(3)
                .containsOnly(ear.heard().getFirst().delivery());
    }

    @Test
    void whatDingTalkDoesNotSayRightIsLeftOut() {
        assertThat(town.stream()
                        .push("CALLBACK", "/v1.0/im/bot/messages/get", "odd1", java.util.Map.of(), Json.object()))
                .isTrue();
        assertThat(town.stream()
                        .push("CALLBACK", "/v1.0/card/instances/callback", "odd2", java.util.Map.of(), Json.object()))
                .isTrue();
        assertThat(town.stream().push("CALLBACK", "/v1.0/something/else", "odd3", java.util.Map.of(), Json.object()))
                .isFalse();
        assertThat(town.stream()
                        .push("EVENT", "*", "odd4", java.util.Map.of("eventType", "user_add_org"), Json.object()))
                .isTrue();
        assertThat(ear.heard()).isEmpty();
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static Post post(String subject, Card card) {
        return new Post(fresh(), DingTalkStage.CHANNEL, null, card, subject, null);
    }
}
