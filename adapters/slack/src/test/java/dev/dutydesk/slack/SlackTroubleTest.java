package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.ChecksSetUp;
import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.ReadsHistory;
import dev.dutydesk.chat.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link falls silent, answers don't come, the bot wasn't there. Times are short; the usual ones are a setting of the adapter's own. */
class SlackTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SlackStage stage = new SlackStage();
    private final FakeSlack slack = stage.slack();
    private final Ear ear = new Ear();
    private final String wangFang = stage.account("wang.fang");
    private final String liWei = stage.account("li.wei");

    @BeforeEach
    void start() {
        stage.adapter().start(ear);
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
    }

    @AfterEach
    void stop() {
        slack.town().letGo.countDown();
        stage.adapter().stop();
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(FakeFiles.Step.class)
    void aPictureThatIsRefusedAtAnyStepHoldsBackNoWords(FakeFiles.Step step) throws NotPosted {
        slack.files().refused = step;
        Post review = new Post("review", SlackStage.CHANNEL, null, Cards.shown("第 48 周复盘", Cards::dot), null, null);

        assertThat(stage.adapter().post(review)).isNotBlank();
        assertThat(stage.room(liWei))
                .singleElement()
                .satisfies(seen -> assertThat(seen.text()).contains("第 48 周复盘"));
        assertThat(stage.pictures(liWei)).isEmpty();
    }

    @Test
    void aSilentLinkIsNoticedAndOpenedAnew() {
        slack.socket().fallsSilent();

        await().atMost(PATIENCE).until(() -> slack.socket().sessionsOpened() >= 2);
        await().atMost(PATIENCE).until(() -> stage.says(wangFang, null, "付不了款").acknowledged());
        assertThat(Patience.USUAL.ping().plusSeconds(4)).isLessThan(Duration.ofSeconds(30));
        assertThat(Patience.USUAL.pause()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aSlowOneHoldsUpNoOther() {
        CountDownLatch slow = new CountDownLatch(1);
        ear.answers(inbound -> {
            if (inbound instanceof Inbound.Message message && message.text().contains("慢")) {
                awaits(slow);
            }
            return Answer.NOTHING;
        });
        List<CompletableFuture<Boolean>> waiting = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> stage.says(wangFang, null, "慢 " + i).acknowledged(),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        await().atMost(PATIENCE).until(() -> slack.socket().unacknowledged() == 20);

        assertThat(stage.says(liWei, null, "快").acknowledged()).isTrue();
        slow.countDown();
        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isTrue());
    }

    @Test
    void whatTimesOutWasSentOnceAndIsFound() throws NotPosted {
        slack.town().hanging.set(1);
        refuses(NotPosted.Why.UNKNOWN);
        assertThat(slack.town().posts).hasValue(1);

        slack.town().letGo.countDown();
        ((KnowsItsPosts) stage.adapter()).postAgain(post(), Instant.now().minusSeconds(10));
        assertThat(slack.town().posts).hasValue(1);
        assertThat(stage.room(liWei)).hasSize(1);
    }

    @Test
    void whatNobodyAnswersIsNotSentAgainBySilentHelpers() {
        slack.town().failing.set(1);
        refuses(NotPosted.Why.UNKNOWN);
        stage.suffers(Trouble.ANSWER_LOST);
        refuses(NotPosted.Why.UNKNOWN);

        assertThat(slack.town().posts).hasValue(1);
    }

    @Test
    void aTokenThatIsRevokedMeanwhileWaitsForRepair() throws NotPosted {
        slack.town().revoked = true;
        refuses(NotPosted.Why.TRY_AGAIN);
        slack.socket().cut();
        await().atMost(PATIENCE)
                .until(() -> ((ChecksSetUp) stage.adapter())
                        .faults()
                        .filter(faults -> faults.contains(new Fault("token", List.of("Slack answers invalid_auth"))))
                        .isPresent());

        slack.town().revoked = false;
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
        stage.adapter().post(post());
        assertThat(((ChecksSetUp) stage.adapter()).faults()).contains(List.of());
    }

    @Test
    void byHttpARevokedTokenIsLearntOfBeforeSomethingHasToBePosted() {
        SlackChat door = new SlackChat(
                SlackStage.directory(),
                InstantSource.system(),
                "main",
                stage.settingsByHttp("secret"),
                true,
                SlackStage.QUICK);
        door.start(ear);
        await().atMost(PATIENCE).until(() -> door.link().up());
        slack.town().revoked = true;
        await().atMost(PATIENCE).until(() -> !door.link().up());
        assertThat(door.link().detail()).contains("invalid_auth", "check the tokens");
        assertThat(door.faults()).contains(List.of(new Fault("token", List.of("Slack answers invalid_auth"))));

        slack.town().revoked = false;
        await().atMost(PATIENCE).until(() -> door.link().up());
        assertThat(door.faults()).contains(List.of());
        door.stop();
    }

    @Test
    void whatWasSaidMeanwhileIsReadInOrderWithItsThreads() throws NotPosted {
        String root = said(null, "大家早");
        stage.adapter().stop();
        Instant since = SlackTime.instant(said(null, "还没停"));
        String first = said(null, "<@U0BOT> 付不了款");
        said(root, "昨天的还没好");
        said(first, "客户在催");
        stage.adapter().post(post());
        for (int i = 0; i < 120; i++) {
            said(null, "闲聊 " + i);
        }
        slack.town().tooOften.set(2);
        stage.adapter().start(ear);
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());

        int before = ear.heard().size();
        ((ReadsHistory) stage.adapter()).catchUp(SlackStage.CHANNEL, since, List.of(root));
        List<Inbound.Message> read =
                ear.hears(Inbound.Message.class, before + 123).subList(before, before + 123);
        assertThat(read.subList(0, 3)).extracting(Inbound.Message::text).containsExactly("付不了款", "昨天的还没好", "客户在催");
        assertThat(read.getFirst()).returns(first, Inbound::delivery).returns(true, Inbound.Message::mentioned);
        assertThat(read.get(1).thread()).isEqualTo(root);
        assertThat(read.get(2).thread()).isEqualTo(first);
    }

    private String said(@Nullable String thread, String text) {
        return String.valueOf(slack.says(wangFang, thread, text).ts());
    }

    private void refuses(NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(post()))
                .returns(why, NotPosted::why);
    }

    private static Post post() {
        return new Post("card", SlackStage.CHANNEL, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
