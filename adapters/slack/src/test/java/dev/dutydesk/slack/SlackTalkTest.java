package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which people of a workspace speak to the bot: reactions, shortcuts, direct messages, other channels. */
class SlackTalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SlackStage stage = new SlackStage();
    private final FakeSlack slack = stage.slack();
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
    void commandsOfTheirOwnAreVerbs() {
        slack.commands(wangFang, "/report", "付不了款");
        slack.commands(liWei, "/ack", "SHOP-12");
        slack.commands(liWei, "/oncall", "");
        slack.commands(liWei, "/desk", "show SHOP-12");

        assertThat(ear.hears(Inbound.Command.class, 4))
                .extracting(Inbound.Command::text)
                .containsExactly("report 付不了款", "ack SHOP-12", "oncall", "show SHOP-12");
    }

    @Test
    void aTicketEmojiMakesATicketOfWhatSomebodySaid() {
        String ts = hasSaid("付不了款");
        slack.acts().reacts(liWei, ts, "ticket");

        Inbound.Message made = ear.hears(Inbound.Message.class, 2).getLast();
        assertThat(made.sender().name()).isEqualTo("李伟");
        assertThat(made.mentioned()).isTrue();
        assertThat(made.forwarded()).containsExactly(new Inbound.Forwarded("王芳", "付不了款"));
        assertThat(made.text()).isEqualTo("https://shop.example/archives/C0SHOP/p" + ts);
        assertThat(made.delivery()).isEqualTo("ticket:" + ts);
    }

    @Test
    void theMessageShortcutMakesTheSameTicketAsTheEmoji() {
        String ts = hasSaid("付不了款");
        slack.acts().takesMessageShortcut(liWei, ts);
        slack.acts().reacts(liWei, ts, "ticket");

        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 3);
        assertThat(heard.get(1)).isEqualTo(heard.get(2));
    }

    @Test
    void eyesAndACheckMarkOnACardAreItsButtons() throws NotPosted {
        String card = stage.adapter().post(post());
        slack.acts().reacts(liWei, card, "eyes");
        slack.acts().reacts(liWei, card, "white_check_mark");
        slack.acts().reacts(liWei, card, "tada");

        assertThat(ear.hears(Inbound.Button.class, 2))
                .extracting(Inbound.Button::subject, Inbound.Button::button)
                .containsExactly(tuple("SHOP-12", "acknowledge"), tuple("SHOP-12", "resolve"));
    }

    @Test
    void eyesOnWhatIsNoTicketMeanNothing() {
        String ts = hasSaid("大家好");
        assertThat(slack.acts().reacts(liWei, ts, "eyes").acknowledged()).isTrue();

        assertThat(ear.heard()).hasSize(1);
    }

    @Test
    void aFormThatNothingCanOpenIsAskedForByAButton() throws NotPosted {
        Answer.Form form = new Answer.Form(
                "resolve",
                "解决 SHOP-12",
                List.of(new Answer.Field("solution", "怎么解决的", Answer.Type.TEXT, true, List.of())));
        ear.answers(inbound -> new Answer(Answer.Kind.NEEDS_INPUT, "SHOP-12", null, form));
        String card = stage.adapter().post(post());
        slack.acts().reacts(liWei, card, "white_check_mark");
        assertThat(stage.form(liWei)).isEmpty();

        Seen asked = stage.room(liWei).getLast();
        assertThat(asked.buttons()).containsExactly("resolve");
        assertThat(stage.room(wangFang)).doesNotContain(asked);
        stage.taps(liWei, asked.id(), "resolve");
        assertThat(stage.form(liWei)).contains(new Stage.Asked("解决 SHOP-12", List.of("solution")));
    }

    @Test
    void theGlobalShortcutReportsInOnesOwnConversation() {
        slack.acts().takesGlobalShortcut(wangFang);

        Inbound.Command command = ear.hears(Inbound.Command.class);
        assertThat(command.text()).isEqualTo("report");
        assertThat(command.channel()).isEqualTo(SlackStage.alone(wangFang));
    }

    @Test
    void whatIsSaidDirectlyIsAnsweredDirectly() {
        slack.says(wangFang, null, "付不了款", FakeTown.direct(wangFang));

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.channel()).isEqualTo(SlackStage.alone(wangFang));
        assertThat(heard.mentioned()).isTrue();
        assertThat(slack.messages(wangFang).getLast().get("channel").asString()).isEqualTo("D0WANGFANG");
    }

    @Test
    void whatAStrangerSaysDirectlyCountsInTheFirstChannel() {
        slack.says("U0GUEST", null, "付不了款", FakeTown.direct("U0GUEST"));

        assertThat(ear.hears(Inbound.Message.class).channel()).isEqualTo(SlackStage.CHANNEL);
        assertThat(slack.messages("U0GUEST").getLast().get("channel").asString())
                .isEqualTo("D0GUEST");
    }

    @Test
    void whatIsPostedForOneAloneStandsInTheConversationAndIsTappedThere() throws NotPosted {
        Channel alone = SlackStage.alone(liWei);
        Post post = new Post("told", alone, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
        String message = stage.adapter().post(post);
        ((SlackChat) stage.adapter())
                .edit(message, new Post("told", alone, null, Cards.card("SHOP-12 已接单", ""), "SHOP-12", null));

        assertThat(slack.messages(liWei).getLast().get("channel").asString()).isEqualTo("D0LIWEI");
        assertThat(stage.room(liWei).getLast().text()).contains("SHOP-12 已接单");
        assertThat(((SlackChat) stage.adapter()).postAgain(post, Instant.now())).isEqualTo(message);
    }

    @Test
    void onlyWhoMentionsTheBotWhereNoDeskIsGetsAnAnswer() {
        slack.says(wangFang, null, "今天吃什么", FakeTown.OTHER);
        slack.says(wangFang, null, "<@U0BOT> 你好", FakeTown.OTHER);

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.text()).isEqualTo("你好");
        assertThat(heard.channel().desk()).isEmpty();
        assertThat(heard.channel().locale().getLanguage()).isEqualTo("zh");
    }

    @Test
    void aCommandWhereTheBotIsNotIsAnsweredDirectly() {
        slack.town().botIn.remove(FakeSlack.CHANNEL);
        stage.commands(wangFang, "help");

        assertThat(slack.messages(wangFang).getLast().get("channel").asString()).isEqualTo("D0WANGFANG");
    }

    @Test
    void comingIntoAChannelItGreetsAll() {
        slack.acts().joins(FakeSlack.BOT, liWei, FakeSlack.CHANNEL);
        slack.acts().joins(wangFang, liWei, FakeSlack.CHANNEL);

        assertThat(joined)
                .singleElement()
                .satisfies(came -> assertThat(came.sender().name()).isEqualTo("李伟"));
        assertThat(stage.room(wangFang))
                .singleElement()
                .satisfies(seen -> assertThat(seen.text()).contains("听到了"));
    }

    @Test
    void botsAreHeardOnlyWhereTheyMay() {
        slack.acts().botSays("B0NOISE", "付款失败率 30 %");
        slack.acts().botSays("B0ALARM", "付款失败率 31 %");

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付款失败率 31 %");
    }

    @Test
    void aGuestIsCalledAsSlackCallsThem() {
        slack.says("U0GUEST", null, "<@U0BOT> 付不了款，<@U0LIWEI> 看看 <#C0SHOP>");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.sender().name()).isEqualTo("周老板");
        assertThat(heard.text()).isEqualTo("付不了款，@李伟 看看 #店铺运维");
    }

    @Test
    void theHomeShowsWhatTheBotAnswers() {
        ear.answers(inbound -> new Answer(
                Answer.Kind.DONE, null, Cards.card("答 " + ((Inbound.Command) inbound).text(), "SHOP-12"), null));
        slack.acts().opensHome(liWei);

        assertThat(slack.town().homes.get(liWei)).contains("答 mine", "答 oncall", "SHOP-12");
    }

    @Test
    void aLinkThatBreaksInMidFrameIsOpenedAnewWithinTenSeconds() {
        slack.socket().cutInMidFrame();

        await().atMost(PATIENCE).until(() -> slack.socket().sessionsOpened() >= 2);
        await().atMost(PATIENCE).until(() -> stage.says(wangFang, null, "付不了款").acknowledged());
    }

    @Test
    void anErrorOfSlacksLeavesOpenWhetherItWasSent() throws NotPosted {
        slack.town().failing.set(1);
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(post()))
                .returns(NotPosted.Why.UNKNOWN, NotPosted::why);

        ((KnowsItsPosts) stage.adapter()).postAgain(post(), Instant.now().minusSeconds(1));
        assertThat(stage.room(liWei)).hasSize(1);
    }

    @Test
    void whatIsMissingIsSaidInHealth() {
        slack.town().scopes.remove("reactions:read");
        slack.town().botIn.remove(FakeSlack.CHANNEL);
        slack.socket().refresh();

        await().atMost(PATIENCE).until(() -> stage.adapter().link().detail().contains("lacks"));
        assertThat(stage.adapter().link().detail())
                .contains("the app lacks the scope reactions:read", "the bot isn't in channel shop");
    }

    @Test
    void aRevokedTokenIsSaidAndWaitedFor() {
        slack.town().revoked = true;
        slack.socket().cut();
        await().atMost(PATIENCE).until(() -> stage.adapter().link().detail().contains("invalid_auth"));
        assertThat(stage.adapter().link().up()).isFalse();

        slack.town().revoked = false;
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
    }

    private String hasSaid(String text) {
        String ts = slack.says(wangFang, null, text).ts();
        assertThat(ts).isNotNull();
        return ts == null ? "" : ts;
    }

    private static Post post() {
        return new Post("card", SlackStage.CHANNEL, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
    }
}
