package dev.dutydesk.dingtalk;

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
import dev.dutydesk.chat.LosesWhileDown;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.chat.Urges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link breaks or falls silent, answers don't come, the secret is revoked. Times are short; the usual ones are checked apart. */
class DingTalkTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DingTalkStage stage = DingTalkStage.withCards();
    private final FakeDingTalk town = stage.town();
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
        town.letGo.countDown();
        stage.adapter().stop();
        stage.close();
    }

    @Test
    void whoMustWakeIsCalledByDingWhileTheAppMayAndHasSomeLeft() throws NotPosted {
        Urges urges = (Urges) stage.adapter();
        Post page = new Post(
                "urge/1", DingTalkStage.alone(liWei), null, Cards.card("P1 付不了款 · SHOP-1 无人接单", ""), "SHOP-1", null);
        refusesToCall(urges, page, NotPosted.Why.TRY_AGAIN);
        assertThat(stage.adapter().link().detail()).contains("Premium.Ding.Write");
        stage.mayUrge();
        urges.urge(page, Urges.Means.CALL);
        urges.urge(page, Urges.Means.SMS);
        urges.urge(page, Urges.Means.APP);
        assertThat(stage.urged())
                .containsExactly(
                        "phone liwei P1 付不了款 · SHOP-1 无人接单",
                        "sms liwei P1 付不了款 · SHOP-1 无人接单",
                        "app liwei P1 付不了款 · SHOP-1 无人接单");

        town.unknown.add(liWei);
        refusesToCall(urges, page, NotPosted.Why.NEVER);
        stage.hasNoneLeft(true);
        refusesToCall(urges, page, NotPosted.Why.NEVER);
    }

    private static void refusesToCall(Urges urges, Post page, NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> urges.urge(page, Urges.Means.CALL))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void aSilentLinkIsNoticedAndOpenedAnew() {
        town.stream().fallsSilent();

        await().atMost(PATIENCE).until(() -> town.stream().sessionsOpened() >= 2);
        await().atMost(PATIENCE).until(() -> says("付不了款"));
        Patience usual = Patience.USUAL;
        assertThat(usual.ping().plus(usual.pong())).isLessThan(Duration.ofSeconds(30));
        assertThat(usual.pause().plus(usual.answer())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aLinkThatBreaksInMidFrameIsOpenedAnew() {
        town.stream().cutInMidFrame();

        await().atMost(PATIENCE).until(() -> town.stream().sessionsOpened() >= 2);
        await().atMost(PATIENCE).until(() -> says("付不了款"));
        assertThat(((LosesWhileDown) stage.adapter()).stood()).isPresent();
    }

    @Test
    void aSessionThatIsToBeReplacedGoesOnUntilTheNextOneStands() {
        town.stream().asksForAnother();
        await().atMost(PATIENCE).until(() -> town.stream().sessionsOpened() >= 2);

        for (int i = 0; i < 4; i++) {
            assertThat(says("第 " + i + " 次")).isTrue();
        }
        assertThat(stage.adapter().link().up()).isTrue();
        assertThat(town.stream().pings()).isTrue();
    }

    @Test
    void aSlowOneHoldsUpNoOther() {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(20);
        ear.answers(inbound -> {
            if (inbound instanceof Inbound.Message message && message.text().contains("慢")) {
                waiting.countDown();
                awaits(slow);
            }
            return Answer.NOTHING;
        });
        List<CompletableFuture<Boolean>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> says("慢 " + i), task -> Thread.ofVirtual().start(task)))
                .toList();
        awaits(waiting);

        assertThat(says("快")).isTrue();
        slow.countDown();
        assertThat(all).allSatisfy(CompletableFuture::join);
        assertThat(ear.hears(Inbound.Message.class, 21)).hasSize(21);
    }

    @Test
    void whatTimesOutWasSentOnceAndIsFound() throws NotPosted {
        town.hanging.set(1);
        refuses(NotPosted.Why.UNKNOWN);
        town.letGo.countDown();

        ((KnowsItsPosts) stage.adapter()).postAgain(post(), Instant.now().minusSeconds(10));
        assertThat(stage.group()).hasSize(1);
    }

    @Test
    void anErrorOfDingTalksLeavesOpenWhetherItWasSent() throws NotPosted {
        town.failing.set(1);
        refuses(NotPosted.Why.UNKNOWN);
        assertThat(town.posts).as("no silent second try").hasValue(1);

        ((KnowsItsPosts) stage.adapter()).postAgain(post(), Instant.now().minusSeconds(1));
        assertThat(stage.group()).hasSize(1);
    }

    @Test
    void aTokenThatEndsBeforeItsTimeIsRenewed() throws NotPosted {
        stage.adapter().post(post());
        town.tokenEnded = true;
        ((KnowsItsPosts) stage.adapter()).postAgain(post(), Instant.now());

        assertThat(stage.group()).hasSize(1);
    }

    @Test
    void aPictureIsHandedOverAgainWhereTheTokenEndedBetweenItAndItsWords() throws NotPosted {
        Post review = new Post(
                "review",
                DingTalkStage.CHANNEL,
                null,
                Cards.shown("第 48 周复盘", () -> {
                    town.tokenEnded = true;
                    return Cards.dot();
                }),
                null,
                null);
        stage.adapter().post(review);

        assertThat(stage.pictures(liWei)).singleElement().isEqualTo(Cards.dot());
    }

    @Test
    void aPictureForOnePersonIsSeenByThatOneAlone() throws NotPosted {
        stage.adapter()
                .post(new Post(
                        "review",
                        DingTalkStage.alone(wangFang),
                        null,
                        Cards.shown("第 48 周复盘", Cards::dot),
                        null,
                        null));

        assertThat(stage.pictures(wangFang)).singleElement().isEqualTo(Cards.dot());
        assertThat(stage.pictures(liWei)).isEmpty();
    }

    @Test
    void aRevokedSecretIsSaidAndWaitedFor() throws NotPosted {
        town.revoked = true;
        refuses(NotPosted.Why.TRY_AGAIN);
        town.stream().cut();
        await().atMost(PATIENCE).until(() -> stage.adapter().link().detail().contains("check client-id"));
        assertThat(stage.adapter().link().up()).isFalse();
        assertThat(faults()).extracting(Fault::code).containsExactly("secret");

        town.revoked = false;
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
        stage.adapter().post(post());
        await().atMost(PATIENCE).until(() -> faults().isEmpty());
    }

    @Test
    void aMissingPermissionIsNamedAndWaitedFor() {
        town.permissions.remove(Permissions.CARDS);
        refuses(NotPosted.Why.TRY_AGAIN);
        assertThat(stage.adapter().link().detail()).contains("lacks the permission Card.Instance.Write");
        town.permissions.remove(Permissions.SEND);
        town.stream().cut();
        await().atMost(PATIENCE)
                .until(() -> faults().contains(new Fault("permission", List.of(Permissions.CARDS, Permissions.SEND))));

        town.permissions.addAll(List.of(Permissions.CARDS, Permissions.SEND));
        town.stream().cut();
        await().atMost(PATIENCE).until(() -> faults().isEmpty());
    }

    @Test
    void anAnswerThatIsNotTakenNowComesLater() {
        ear.answers(inbound -> new Answer(Answer.Kind.DONE, null, Cards.card("听到了", ""), null));
        town.webhookMillis = 0;
        stage.suffers(Trouble.BUSY);
        CompletableFuture<Boolean> said = CompletableFuture.supplyAsync(() -> says("付不了款"));
        ear.hears(Inbound.Message.class);
        stage.recovers();

        await().atMost(PATIENCE).until(() -> stage.replies(wangFang).size() == 1);
        said.join();
    }

    @Test
    void whomDingTalkDoesNotKnowIsNeverSentTo() {
        town.unknown.add(liWei);
        DingTalkStage markdown = DingTalkStage.inMarkdown();
        try (markdown) {
            markdown.town().unknown.add(liWei);
            assertThatExceptionOfType(NotPosted.class)
                    .isThrownBy(() -> markdown.adapter()
                            .post(new Post(
                                    "told", DingTalkStage.alone(liWei), null, Cards.card("请验收", ""), null, null)))
                    .returns(NotPosted.Why.NEVER, NotPosted::why);
        }
    }

    private boolean says(String text) {
        return stage.says(wangFang, null, "@dutydesk " + text).acknowledged();
    }

    private List<Fault> faults() {
        return ((ChecksSetUp) stage.adapter()).faults().orElse(List.of(new Fault("not looked", List.of())));
    }

    private void refuses(NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(post()))
                .returns(why, NotPosted::why);
    }

    private static Post post() {
        return new Post("card", DingTalkStage.CHANNEL, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
