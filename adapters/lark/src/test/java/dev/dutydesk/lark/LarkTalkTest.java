package dev.dutydesk.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.commonmark.node.Document;
import org.commonmark.node.Link;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which people of a tenant speak to the bot, and how it answers each. */
class LarkTalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LarkStage stage = new LarkStage();
    private final FakeLark lark = stage.lark();
    private final Ear ear = new Ear();
    private final List<Inbound.Joined> joined = new CopyOnWriteArrayList<>();
    private final Answer said = new Answer(Answer.Kind.DONE, "SHOP-12", Cards.card("听到了", ""), null);
    private final String wangFang = stage.account("wang.fang");
    private final String liWei = stage.account("li.wei");

    @BeforeEach
    void start() {
        stage.adapter().start(inbound -> {
            if (inbound instanceof Inbound.Joined came) {
                joined.add(came);
                return said;
            }
            return ear.receive(inbound);
        });
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
        ear.answers(inbound -> said);
    }

    @AfterEach
    void stop() {
        stage.adapter().stop();
        stage.close();
    }

    @Test
    void whatIsSaidDirectlyIsAnsweredDirectly() {
        stage.saysAlone(wangFang, "付不了款");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.channel()).isEqualTo(LarkStage.alone(wangFang));
        assertThat(heard.mentioned()).isTrue();
        assertThat(lark.kept().seenBy(wangFang).getLast().get("chat_id").asString())
                .isEqualTo("oc_p2p_wangfang");
    }

    @Test
    void whatAStrangerSaysDirectlyCountsInTheFirstChannel() {
        stage.saysAlone("ou_guest", "付不了款");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.channel()).isEqualTo(LarkStage.CHANNEL);
        assertThat(heard.sender().name()).isEqualTo("周老板");
        assertThat(lark.kept().seenBy("ou_guest").getLast().get("chat_id").asString())
                .isEqualTo("oc_p2p_guest");
    }

    @Test
    void anEntryOfTheMenuIsACommandInOnesOwnConversation() {
        assertThat(stage.chooses(liWei, "oncall")).isTrue();

        Inbound.Command command = ear.hears(Inbound.Command.class);
        assertThat(command.text()).isEqualTo("oncall");
        assertThat(command.channel()).isEqualTo(LarkStage.alone(liWei));
        assertThat(stage.room(liWei).getLast().text()).contains("听到了");
        assertThat(stage.group(liWei)).isEmpty();
    }

    @Test
    void onlyWhoMentionsTheBotWhereNoDeskIsGetsAnAnswer() {
        stage.saysElsewhere(wangFang, "今天吃什么");
        stage.saysElsewhere(wangFang, "@dutydesk 你好");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.text()).isEqualTo("你好");
        assertThat(heard.channel())
                .returns("", Channel::desk)
                .returns(FakeTenant.OTHER, Channel::id)
                .returns("店铺", Channel::title)
                .returns("lark-ther01", Channel::name);
    }

    @Test
    void comingIntoAGroupItGreetsAll() {
        lark.addsBot(liWei, FakeLark.CHAT);

        assertThat(joined)
                .singleElement()
                .satisfies(came -> assertThat(came.sender().name()).isEqualTo("李伟"));
        assertThat(stage.group(wangFang))
                .singleElement()
                .satisfies(seen -> assertThat(seen.text()).contains("听到了"));
    }

    @Test
    void otherAppsAreHeardOnlyWhereTheyMay() {
        stage.botSays("cli_noise", "付款失败率 30 %");
        stage.botSays("cli_alarm", "付款失败率 31 %");

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付款失败率 31 %");
    }

    @Test
    void mentionsAreReadAsNamesAndRichTextAsText() {
        stage.says(wangFang, null, "@dutydesk 付不了款，@李伟 看看");
        lark.sends(wangFang, "post", """
                {"title":"付款页","content":[[{"tag":"text","text":"打不开 "},{"tag":"a","text":"支付","href":"https://pay.example/"}],
                [{"tag":"img","image_key":"img_1"}],[{"tag":"text","text":"第二行"}]]}""", FakeLark.CHAT);

        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 2);
        assertThat(heard.getFirst().text()).isEqualTo("付不了款，@李伟 看看");
        assertThat(heard.getLast().text()).isEqualTo("付款页\n打不开 支付 https://pay.example/\n\n第二行");
        assertThat(heard.getLast().files()).extracting(Inbound.File::name).containsExactly("image.png");
    }

    @Test
    void filesComeWithAnAddressThatOpensTheChat() {
        lark.sends(wangFang, "file", "{\"file_key\":\"file_1\",\"file_name\":\"日志.txt\"}", FakeLark.CHAT);

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("日志.txt");
            assertThat(file.address())
                    .startsWith("https://applink.feishu.cn/client/chat/open?openChatId=oc_shop01#" + heard.message())
                    .endsWith("/file_1");
        });
    }

    @Test
    void whatIsPassedOnIsReadWithItsAuthors() {
        lark.passesOn(wangFang, Map.of(liWei, "付不了款"));

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.text()).isEmpty();
        assertThat(heard.forwarded()).containsExactly(new Inbound.Forwarded("李伟", "付不了款"));
    }

    @Test
    void whatItsWriterTakesBackIsTakenAwayAndNothingElse() {
        String mine = stage.says(wangFang, null, "@dutydesk 付不了款").message();
        String others = stage.says(wangFang, null, "@dutydesk 全站打不开").message();
        lark.recalls(String.valueOf(mine), "message_owner");
        lark.recalls(String.valueOf(others), "group_owner");

        Inbound.Deleted deleted = ear.hears(Inbound.Deleted.class);
        assertThat(deleted.message()).isEqualTo(mine);
        assertThat(deleted.sender().account()).isEqualTo(wangFang);

        String alone = stage.saysAlone(liWei, "全站打不开").message();
        lark.recalls(String.valueOf(alone), "message_owner");
        assertThat(ear.hears(Inbound.Deleted.class, 2).getLast().channel()).isEqualTo(LarkStage.alone(liWei));
    }

    @Test
    void aShortRefusalIsAToastAndALongOneACardForThatOne() throws NotPosted {
        String card = stage.adapter().post(post("card"));
        ear.answers(tap -> new Answer(Answer.Kind.FORBIDDEN, "SHOP-12", Cards.card("只有 王芳 能验收", ""), null));
        stage.taps(liWei, card, "acknowledge");
        assertThat(lark.kept().seenBy(liWei).getLast().get("toast").asString()).isEqualTo("只有 王芳 能验收");

        ear.answers(tap -> new Answer(Answer.Kind.FORBIDDEN, "SHOP-12", Cards.ticket("只有 王芳 能验收"), null));
        stage.taps(liWei, card, "acknowledge");
        Seen shown = stage.room(liWei).getLast();
        assertThat(shown.buttons()).contains("acknowledge");
        assertThat(stage.room(wangFang)).doesNotContain(shown);
    }

    @Test
    void aFormThatIsSentBecomesWhatCameOfIt() throws NotPosted {
        String card = stage.adapter().post(post("card"));
        Answer.Form form = new Answer.Form(
                "resolve",
                "解决 SHOP-12",
                List.of(
                        new Answer.Field("solution", "怎么解决的", Answer.Type.TEXT, true, List.of(), "重启"),
                        new Answer.Field("version", "版本", Answer.Type.LINE, false, List.of())));
        ear.answers(inbound -> {
            Map<String, String> sent = inbound instanceof Inbound.Button tap ? tap.form() : null;
            if (sent == null) {
                return new Answer(Answer.Kind.NEEDS_INPUT, "SHOP-12", null, form);
            }
            return "?".equals(sent.get("solution"))
                    ? new Answer(Answer.Kind.INVALID, "SHOP-12", Cards.card("说清楚一点", ""), form)
                    : Answer.NOTHING;
        });
        stage.taps(liWei, card, "acknowledge");
        stage.fills(liWei, Map.of("solution", "?"));
        assertThat(stage.form(liWei)).contains(new Stage.Asked("说清楚一点", List.of("solution", "version")));
        stage.fills(liWei, Map.of("solution", "换了证书"));

        assertThat(stage.form(liWei)).isEmpty();
        assertThat(stage.replies(liWei)).singleElement().asString().contains("已提交 · 解决 SHOP-12");
        List<Inbound.Button> taps = ear.hears(Inbound.Button.class, 3);
        assertThat(taps).extracting(Inbound::delivery).doesNotHaveDuplicates();
        assertThat(taps.getLast())
                .returns(card, Inbound.Button::message)
                .returns(Map.of("solution", "换了证书"), Inbound.Button::form);
    }

    @Test
    void whereNoCardIsForOneAloneTheAnswerComesDirectly() {
        lark.tenant().showsToOne = false;
        stage.says(wangFang, null, "@dutydesk help");

        assertThat(lark.kept().seenBy(wangFang).getLast().get("chat_id").asString())
                .isEqualTo("oc_p2p_wangfang");
        assertThat(stage.room(liWei)).noneMatch(Seen::byBot);
    }

    /** Lark takes back an edit that is there before the answer. */
    @Test
    void anEditWaitsUntilTheTapOnItsCardIsAnswered() throws NotPosted {
        AtomicReference<Thread> editing = new AtomicReference<>();
        String card = stage.adapter().post(post("card"));
        ear.answers(tap -> {
            Thread edit = Thread.ofVirtual().start(() -> edit(card));
            editing.set(edit);
            await().atMost(PATIENCE).until(() -> !edit.isAlive() || waitsForTheAnswer(edit));
            return Answer.NOTHING;
        });
        stage.taps(liWei, card, "acknowledge");

        await().atMost(PATIENCE).until(() -> !editing.get().isAlive());
        assertThat(stage.group(liWei).getLast().text()).contains("SHOP-12 已接单");
    }

    @Test
    void whatIsPostedForOneAloneStandsInTheConversationAndIsTappedThere() throws NotPosted {
        Channel alone = LarkStage.alone(liWei);
        String message =
                stage.adapter().post(new Post("told", alone, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null));
        stage.taps(liWei, message, "acknowledge");
        stage.adapter().edit(message, new Post("told", alone, null, Cards.card("SHOP-12 已接单", ""), "SHOP-12", null));

        assertThat(lark.kept().seenBy(liWei))
                .filteredOn(each -> each.get("message_id").asString().equals(message))
                .singleElement()
                .satisfies(each -> assertThat(each.get("chat_id").asString()).isEqualTo("oc_p2p_liwei"));
        assertThat(ear.hears(Inbound.Button.class).channel()).isEqualTo(alone);
        assertThat(stage.group(liWei)).isEmpty();
    }

    @Test
    void peopleAreFoundByTheirMail() throws NotPosted {
        stage.knowsEmail("chen.jie@shop.example", "ou_chenjie");

        assertThat(stage.adapter().accountOf("chen.jie@shop.example")).contains("ou_chenjie");
        assertThat(stage.adapter().accountOf("nobody@shop.example")).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        stage.lacksScope("im:message.group_msg");
        lark.tenant().botIn.remove(FakeLark.CHAT);
        lark.gateway().saysGoodbye();

        await().atMost(PATIENCE).until(() -> stage.adapter().link().detail().contains("lacks"));
        assertThat(stage.adapter().link().detail())
                .contains("the app lacks the permission im:message.group_msg", "the bot isn't in channel shop");
        assertThat(stage.adapter().faults())
                .contains(List.of(
                        new Fault("scope", List.of("im:message.group_msg")),
                        new Fault("channel", List.of("shop", "dutydesk"))));
    }

    @Test
    void aMentionInACardRingsAndALinkLeads() throws NotPosted {
        Document body = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Mention("李伟", liWei));
        Link link = new Link("https://shop.example/t/12", "");
        link.appendChild(new Text("详情"));
        paragraph.appendChild(link);
        body.appendChild(paragraph);
        Card card = new Card("SHOP-12", Tone.RED, body, List.of(), List.of());
        stage.adapter().post(new Post("m", LarkStage.CHANNEL, null, card, "SHOP-12", null));

        assertThat(stage.group(liWei).getLast().live())
                .containsExactly("<at id=ou_liwei></at>", "[详情](https://shop.example/t/12)");
    }

    private void edit(String card) {
        try {
            stage.adapter()
                    .edit(card, new Post("card", LarkStage.CHANNEL, null, Cards.card("SHOP-12 已接单", ""), null, null));
        } catch (NotPosted e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waitsForTheAnswer(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Answering.class.getName()));
    }

    private static Post post(String id) {
        return new Post(id, LarkStage.CHANNEL, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
    }
}
