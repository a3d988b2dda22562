package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.chat.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Slack's own: how its events, its modals and its sessions go through the port. */
class SlackChatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SlackStage stage = new SlackStage();
    private final Ear ear = new Ear();
    private final String wangFang = stage.account("wang.fang");
    private final String liWei = stage.account("li.wei");

    @BeforeEach
    void start() {
        stage.adapter().start(ear);
        awaitLink();
    }

    @AfterEach
    void stop() {
        stage.adapter().stop();
        stage.close();
    }

    @Test
    void aMentionComesAsTwoEventsAndIsHeardOnce() {
        Stage.Sent sent = stage.says(wangFang, null, "@dutydesk 付不了款");

        assertThat(sent.acknowledged()).isTrue();
        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.sender()).isEqualTo(new Inbound.Sender(wangFang, "王芳"));
        assertThat(heard.text()).isEqualTo("付不了款");
        assertThat(heard.mentioned()).isTrue();
        assertThat(SlackTime.ts(heard.at())).isEqualTo(sent.message());
        assertThat(stage.slack().socket().unacknowledged()).isZero();
    }

    @Test
    void slackIsToldOnlyOnceTheBotHasAnswered() throws Exception {
        CountDownLatch committed = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        ear.answers(inbound -> {
            asked.countDown();
            awaits(committed);
            return says("已登记 SHOP-12");
        });
        CompletableFuture<Stage.Sent> sending =
                CompletableFuture.supplyAsync(() -> stage.says(wangFang, null, "没人能付款"));
        awaits(asked);
        assertThat(stage.slack().socket().unacknowledged()).isOne();
        assertThat(sending).isNotDone();

        committed.countDown();
        assertThat(sending.get().acknowledged()).isTrue();
        assertThat(stage.slack().socket().unacknowledged()).isZero();
    }

    @Test
    void aRetriedEventIsTheSameDeliveryWithTheSameAnswer() {
        ear.answers(inbound -> says("已登记 " + inbound.delivery()));
        Stage.Sent first = stage.says(wangFang, null, "@dutydesk 付不了款");
        assertThat(stage.again().acknowledged()).isTrue();

        assertThat(ear.hears(Inbound.Message.class, 2))
                .extracting(Inbound::delivery)
                .containsOnly(first.message());
        assertThat(stage.replies(wangFang)).hasSize(2).allMatch(reply -> reply.contains("已登记 " + first.message()));
        assertThat(stage.replies(liWei)).isEmpty();
    }

    @Test
    void aTapOpensAModalAndItsSubmissionCarriesTheForm() throws NotPosted {
        ear.answers(inbound -> inbound instanceof Inbound.Button tap && tap.form() != null
                ? says("SHOP-12 已解决")
                : new Answer(Answer.Kind.NEEDS_INPUT, "SHOP-12", null, form()));
        String card = stage.adapter().post(post("card", null));
        assertThat(stage.taps(liWei, card, "acknowledge").acknowledged()).isTrue();
        assertThat(stage.form(wangFang)).isEmpty();
        assertThat(stage.form(liWei))
                .contains(new Stage.Asked("解决 SHOP-12：付不了款，页面一直转圈圈…", List.of("solution", "version")));

        assertThat(stage.fills(liWei, Map.of("solution", "换了证书")).acknowledged())
                .isTrue();
        Inbound.Button filled = ear.hears(Inbound.Button.class, 2).getLast();
        assertThat(filled)
                .returns("resolve", Inbound.Button::button)
                .returns("SHOP-12", Inbound.Button::subject)
                .returns(card, Inbound.Button::message)
                .returns(Map.of("solution", "换了证书"), Inbound.Button::form);
        assertThat(stage.replies(liWei)).singleElement().asString().contains("SHOP-12 已解决");
        assertThat(stage.form(liWei)).isEmpty();
    }

    @Test
    void aModalSentAgainIsTheSameDelivery() {
        ear.answers(inbound -> inbound instanceof Inbound.Command
                ? new Answer(Answer.Kind.NEEDS_INPUT, "SHOP-12", null, form())
                : new Answer(Answer.Kind.UNCONFIRMED, "SHOP-12", null, null));
        stage.commands(liWei, "resolve SHOP-12");
        assertThat(stage.fills(liWei, Map.of("solution", "换了证书")).acknowledged())
                .isFalse();
        ear.answers(inbound -> says("SHOP-12 已解决"));
        assertThat(stage.fills(liWei, Map.of("solution", "换了证书")).acknowledged())
                .isTrue();

        assertThat(ear.hears(Inbound.Button.class, 2))
                .extracting(Inbound::delivery)
                .containsOnly(ear.hears(Inbound.Button.class, 2).getFirst().delivery());
    }

    @Test
    void whatSlackNeverSendsAgainIsAskedOnUntilItIsKnown() {
        ear.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, Cards.card("还没有确认", ""), null));
        assertThat(stage.commands(wangFang, "report 付不了款").acknowledged()).isFalse();
        ear.answers(inbound -> says("已登记 SHOP-12"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.replies(wangFang))
                        .satisfiesExactly(
                                first -> assertThat(first).contains("还没有确认"),
                                then -> assertThat(then).contains("已登记 SHOP-12")));
        assertThat(ear.hears(Inbound.Command.class, 2))
                .extracting(Inbound::delivery)
                .containsOnly(ear.heard().getFirst().delivery());
    }

    @Test
    void aReplyToWhatWasSaidInAThreadStandsInThatThread() throws NotPosted {
        ear.answers(inbound -> says("SHOP-12 已有人处理"));
        String root = stage.adapter().post(post("root", null));
        stage.says(wangFang, root, "还是不行");

        assertThat(stage.room(wangFang).getLast())
                .satisfies(reply -> assertThat(reply.text()).contains("SHOP-12 已有人处理"))
                .satisfies(reply -> assertThat(reply.thread()).isEqualTo(root));
    }

    @Test
    void aPictureComesWithItsMessage() {
        stage.shares(wangFang, "付款页是这样的", "pay.png");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.text()).isEqualTo("付款页是这样的");
        assertThat(heard.files()).containsExactly(new Inbound.File("pay.png", "https://files.example/pay.png"));
    }

    @Test
    void aStepWhoseAnswerWasLostIsFoundInItsThread() throws NotPosted {
        String root = stage.adapter().post(post("root", null));
        stage.suffers(Trouble.ANSWER_LOST);
        Post step = post("step", root);
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(step))
                .returns(NotPosted.Why.UNKNOWN, NotPosted::why);

        String found =
                ((KnowsItsPosts) stage.adapter()).postAgain(step, Instant.now().minusSeconds(1));
        assertThat(stage.room(liWei))
                .hasSize(2)
                .last()
                .satisfies(seen -> assertThat(seen.id()).isEqualTo(found));
    }

    @Test
    void whatEverybodyOfTheAppHearsOfItselfIsAcknowledged() throws NotPosted {
        String card = stage.adapter().post(post("card", null));
        ((SlackChat) stage.adapter()).edit(card, post("card", null));

        await().atMost(PATIENCE).until(() -> stage.slack().socket().unacknowledged() == 0);
        assertThat(ear.heard()).isEmpty();
    }

    @Test
    void slackGetsItsNewSessionWhenItAsksForOne() {
        stage.slack().socket().refresh();
        await().atMost(PATIENCE).until(() -> stage.slack().socket().sessionsOpened() >= 2);
        awaitLink();

        assertThat(stage.says(wangFang, null, "付不了款").acknowledged()).isTrue();
    }

    @Test
    void aSlackThatIsDownAtTheStartIsWaitedFor() {
        SlackStage down = new SlackStage();
        down.suffers(Trouble.UNREACHABLE);
        down.adapter().start(ear);
        await().atMost(PATIENCE).until(() -> down.adapter().link().detail().startsWith("can't connect to Slack"));

        down.recovers();
        await().atMost(PATIENCE).until(() -> down.adapter().link().up());
        down.adapter().stop();
        down.close();
    }

    private void awaitLink() {
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
    }

    private static Answer.Form form() {
        return new Answer.Form(
                "resolve",
                "解决 SHOP-12：付不了款，页面一直转圈圈，没人能付款",
                List.of(
                        new Answer.Field("solution", "怎么解决的", Answer.Type.TEXT, true, List.of()),
                        new Answer.Field("version", "版本", Answer.Type.LINE, false, List.of())));
    }

    private static Post post(String id, @Nullable String thread) {
        return new Post(id, SlackStage.CHANNEL, thread, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
    }

    private static Answer says(String title) {
        return new Answer(Answer.Kind.DONE, "SHOP-12", Cards.card(title, ""), null);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
