package dev.dutydesk.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.PaperMemory;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.chat.Urges;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link falls silent, answers don't come, the bot wasn't there. Times are short; the usual ones are a setting of the adapter's own. */
class LarkTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LarkStage stage = new LarkStage();
    private final FakeLark lark = stage.lark();
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
        lark.tenant().letGo.countDown();
        stage.adapter().stop();
        stage.close();
    }

    @Test
    void aCardWhosePictureIsRefusedGoesWithoutIt() throws NotPosted {
        lark.tenant().showsPictures = false;
        Post review = new Post("review", LarkStage.CHANNEL, null, Cards.shown("第 48 周复盘", Cards::dot), null, null);

        assertThat(stage.adapter().post(review)).isNotBlank();
        assertThat(stage.room(liWei))
                .singleElement()
                .satisfies(seen -> assertThat(seen.text()).contains("第 48 周复盘"));
        assertThat(stage.pictures(liWei)).isEmpty();
    }

    @Test
    void aSilentLinkIsNoticedAndOpenedAnew() {
        lark.gateway().fallsSilent();

        opensASecondSession();
        Duration noticed = Patience.USUAL.ping().multipliedBy(2);
        assertThat(noticed).isLessThan(Duration.ofSeconds(30));
        assertThat(Patience.USUAL.pause().plus(Patience.USUAL.answer())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aLinkThatBreaksInMidFrameIsOpenedAnew() {
        lark.gateway().cutInMidFrame();

        opensASecondSession();
    }

    @Test
    void aLinkThatIsClosedCleanlyIsOpenedAnew() {
        lark.gateway().saysGoodbye();

        opensASecondSession();
    }

    private void opensASecondSession() {
        await().atMost(PATIENCE).until(() -> lark.gateway().sessionsOpened() >= 2);
        await().atMost(PATIENCE).until(() -> stage.says(wangFang, null, "付不了款").acknowledged());
    }

    @Test
    void anEventInSeveralFramesIsPutTogether() {
        lark.gateway().comesInPieces(3);

        assertThat(stage.says(wangFang, null, "@dutydesk 付不了款").acknowledged()).isTrue();
        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付不了款");
    }

    @Test
    void whoMustWakeIsCalledByAMessageOfTheirOwnWhileTheAppMayAndHasSomeLeft() throws NotPosted {
        Post page = new Post(
                "urge/1", LarkStage.alone(liWei), null, Cards.card("P1 付不了款 · SHOP-1 无人接单", ""), "SHOP-1", null);
        refusesToCall(page, NotPosted.Why.TRY_AGAIN, "99991672");
        stage.mayUrge();
        stage.adapter().urge(page, Urges.Means.CALL);
        stage.adapter().urge(page, Urges.Means.APP);
        stage.adapter().urge(page, Urges.Means.SMS);
        assertThat(stage.urged())
                .hasSize(3)
                .allMatch(urged -> urged.contains("ou_liwei") && urged.contains("P1 付不了款 · SHOP-1 无人接单"));
        assertThat(stage.urged().getFirst()).startsWith("phone");
        assertThat(stage.urged().get(1)).startsWith("app");
        assertThat(stage.urged().getLast()).startsWith("sms");
        assertThat(stage.room(liWei)).as("one message").hasSize(1);

        stage.hasNoneLeft(true);
        refusesToCall(page, NotPosted.Why.NEVER, "230024");
        assertThat(LarkScopes.missing(Set.copyOf(lark.tenant().scopes), EnumSet.allOf(Urges.Means.class)))
                .isEmpty();
    }

    @Test
    void aPermissionToCallPeopleIsAskedForWhereADeskCallsThemSo() {
        Set<String> granted = Set.copyOf(lark.tenant().scopes);
        assertThat(LarkScopes.missing(granted, Set.of())).isEmpty();
        assertThat(LarkScopes.missing(granted, Set.of(Urges.Means.APP))).containsExactly("im:message.urgent");
        assertThat(LarkScopes.missing(granted, Set.of(Urges.Means.CALL, Urges.Means.SMS)))
                .containsExactlyInAnyOrder("im:message.urgent:phone", "im:message.urgent:sms");
    }

    private void refusesToCall(Post page, NotPosted.Why why, String says) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().urge(page, Urges.Means.CALL))
                .withMessageContaining(says)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void whatNobodyWantsIsAcknowledged() {
        var event = FakeEvents.event(
                "im.message.message_read_v1",
                tools.jackson.databind.json.JsonMapper.shared().createObjectNode());

        assertThat(lark.gateway().deliver(event).acknowledged()).isTrue();
        assertThat(ear.heard()).isEmpty();
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
        await().atMost(PATIENCE).until(() -> lark.gateway().unanswered() == 20);

        assertThat(stage.says(liWei, null, "快").acknowledged()).isTrue();
        slow.countDown();
        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isTrue());
    }

    @Test
    void eachMessageThriceAndOutOfOrderIsTheSameDelivery() {
        List<String> written = List.of(
                stage.writes(wangFang, "付不了款"), stage.writes(wangFang, "全站打不开"), stage.writes(liWei, "首页横幅过期了"));
        for (int next : new int[] {2, 0, 1, 1, 2, 0, 0, 1, 2}) {
            assertThat(stage.delivers(written.get(next))).isTrue();
        }

        assertThat(ear.hears(Inbound.Message.class, 9))
                .extracting(Inbound::delivery)
                .containsOnlyElementsOf(written)
                .hasSize(9);
    }

    @Test
    void whatTimesOutWasSentOnceAndIsFound() throws NotPosted {
        lark.tenant().hanging.set(1);
        refuses(NotPosted.Why.UNKNOWN);

        lark.tenant().letGo.countDown();
        stage.adapter().postAgain(post(), Instant.now().minusSeconds(10));
        assertThat(stage.group(liWei)).hasSize(1);
    }

    @Test
    void whatWasLostHoursAgoIsFoundByWhatItsCardCarries() throws NotPosted {
        stage.suffers(Trouble.ANSWER_LOST);
        refuses(NotPosted.Why.UNKNOWN);
        stage.suffers(Trouble.ANSWER_LOST);
        String root = stage.adapter().postAgain(post(), Instant.now().minus(Duration.ofMinutes(59)));
        Post step = new Post("step", LarkStage.CHANNEL, root, Cards.card("李伟接单", ""), null, null);
        stage.suffers(Trouble.ANSWER_LOST);
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(step));

        lark.kept().isLater(Duration.ofHours(3).toMillis());
        Instant longAgo = Instant.now().minus(Duration.ofHours(3));
        assertThat(stage.adapter().postAgain(post(), longAgo)).isEqualTo(root);
        String found = stage.adapter().postAgain(step, longAgo);
        assertThat(stage.group(liWei))
                .hasSize(2)
                .last()
                .satisfies(seen -> assertThat(seen.id()).isEqualTo(found))
                .satisfies(seen -> assertThat(seen.thread()).isEqualTo(root));
    }

    @Test
    void tooManyIsSaidWithHowLongToWait() {
        lark.tenant().overrun.set(1);

        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(post()))
                .returns(NotPosted.Why.TRY_AGAIN, NotPosted::why)
                .returns(Duration.ofSeconds(2), NotPosted::after);
        assertThat(lark.tenant().posts).hasValue(0);
    }

    @Test
    void anErrorOfLarksLeavesOpenWhetherItWasSent() throws NotPosted {
        lark.tenant().failing.set(1);
        refuses(NotPosted.Why.UNKNOWN);

        stage.adapter().postAgain(post(), Instant.now().minusSeconds(1));
        assertThat(stage.group(liWei)).hasSize(1);
    }

    @Test
    void aTokenThatLarkHasTakenBackIsAskedForAnew() throws NotPosted {
        lark.tenant().tokens.incrementAndGet();

        stage.adapter().post(post());
        assertThat(stage.group(liWei)).hasSize(1);
    }

    @Test
    void aSecretThatIsRevokedMeanwhileWaitsForRepair() throws NotPosted {
        lark.tenant().revoked = true;
        refuses(NotPosted.Why.TRY_AGAIN);
        lark.gateway().cut();
        await().atMost(PATIENCE)
                .until(() -> stage.adapter()
                        .faults()
                        .filter(faults -> faults.stream().map(Fault::code).anyMatch("token"::equals))
                        .isPresent());
        assertThat(stage.adapter().link())
                .satisfies(link -> assertThat(link.up()).isFalse())
                .satisfies(link -> assertThat(link.detail())
                        .contains("check app-id, app-secret and api-url")
                        .doesNotContain(FakeLark.SECRET));

        lark.tenant().revoked = false;
        await().atMost(PATIENCE).until(() -> stage.adapter().link().up());
        stage.adapter().post(post());
        assertThat(stage.adapter().faults()).contains(List.of());
    }

    @Test
    void whatWasSaidMeanwhileIsReadInOrderWithItsThreads() throws NotPosted {
        String root = said(null, "大家早");
        stage.adapter().post(new Post("in", LarkStage.CHANNEL, root, Cards.card("昨天的", ""), null, null));
        stage.adapter().stop();
        Instant since = sent(said(null, "还没停"));
        String first = said(null, "@dutydesk 付不了款");
        said(root, "昨天的还没好");
        said(first, "客户在催");
        for (int i = 0; i < 120; i++) {
            said(null, "闲聊 " + i);
        }
        lark.tenant().tooOften.set(2);
        LarkChat again = new LarkChat(
                LarkStage.directory(),
                app -> new PaperMemory(Instant::now),
                Instant::now,
                "main",
                stage.settings(),
                true,
                LarkStage.QUICK);
        again.start(ear);
        await().atMost(PATIENCE).until(() -> again.link().up());

        int before = ear.heard().size();
        again.catchUp(LarkStage.CHANNEL, since, List.of(root));
        again.stop();
        List<Inbound.Message> read =
                ear.hears(Inbound.Message.class, before + 123).subList(before, before + 123);
        assertThat(read.subList(0, 3)).extracting(Inbound.Message::text).containsExactly("付不了款", "昨天的还没好", "客户在催");
        assertThat(read.getFirst()).returns(first, Inbound::delivery).returns(true, Inbound.Message::mentioned);
        assertThat(read.get(1).thread()).isEqualTo(root);
        assertThat(read.get(2).thread()).isEqualTo(first);
    }

    private String said(@Nullable String thread, String text) {
        return lark.writes(wangFang, thread, text, FakeLark.CHAT)
                .get("message_id")
                .asString();
    }

    private Instant sent(String message) {
        return Said.instant(lark.kept().get(message).get("create_time").asString());
    }

    private void refuses(NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> stage.adapter().post(post()))
                .returns(why, NotPosted::why);
    }

    private static Post post() {
        return new Post("card", LarkStage.CHANNEL, null, Cards.ticket("SHOP-12 付不了款"), "SHOP-12", null);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
