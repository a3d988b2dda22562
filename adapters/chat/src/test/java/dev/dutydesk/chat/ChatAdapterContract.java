package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every adapter must do, whatever its platform can: each adapter's test extends this and brings its
 * {@link Stage}. What a platform can't do is skipped, or its substitute is checked.
 */
public abstract class ChatAdapterContract {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String HOSTILE =
            "**fett** <b>x</b> [hier](http://evil.example/) ![](http://evil.example/p.png) <!channel> <@U0LIWEI> "
                    + "@all @li.wei <at id=all></at> <http://evil.example|bank> &lt;b&gt; `a` ~~b~~ *c* _d_ # e";

    protected final Ear ear = new Ear();
    private @Nullable Stage open;

    /** A fresh, healthy platform with 李伟 and 王芳 in its channel. */
    protected abstract Stage open();

    @BeforeEach
    void setTheStage() {
        open = open();
        adapter().start(ear);
        await().atMost(PATIENCE).until(() -> adapter().link().up());
    }

    @AfterEach
    void clearTheStage() {
        if (open != null) {
            open.recovers();
            adapter().stop();
            open.close();
        }
    }

    protected final Stage stage() {
        if (open == null) {
            throw new IllegalStateException("No stage");
        }
        return open;
    }

    private ChatAdapter adapter() {
        return stage().adapter();
    }

    private boolean can(Class<?> capability) {
        return capability.isInstance(adapter());
    }

    private String liWei() {
        return stage().account("li.wei");
    }

    private String wangFang() {
        return stage().account("wang.fang");
    }

    // What comes in

    @Test
    void aMessageIsHandedOnceAsItWasTyped() {
        String text = "付不了款，页面一直转圈 😵\nsecond line, 5 > 3 & \"so\" on";
        Stage.Sent sent = tells(wangFang(), text);

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.delivery()).isNotBlank();
        assertThat(heard.channel()).isEqualTo(stage().channel());
        assertThat(heard.sender().account()).isEqualTo(wangFang());
        assertThat(heard.sender().name()).isNotBlank();
        assertThat(heard.at()).isNotNull();
        assertThat(heard.message()).isEqualTo(sent.message());
        assertThat(heard.thread()).isNull();
        assertThat(heard.text()).isEqualTo(text);
        assertThat(heard.mentioned()).isTrue();
        assertThat(heard.files()).isEmpty();
        assertThat(sent.acknowledged()).isTrue();
    }

    @Test
    void anUnmentionedMessageIsHandedOnlyWhereTheAdapterSeesIt() {
        stage().says(wangFang(), null, "没人能付款");
        tells(wangFang(), "help");

        if (can(SeesUnmentioned.class)) {
            assertThat(ear.hears(Inbound.Message.class, 2))
                    .extracting(Inbound.Message::text, Inbound.Message::mentioned)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("没人能付款", false),
                            org.assertj.core.groups.Tuple.tuple("help", true));
        } else {
            assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("help");
        }
    }

    @Test
    void aReplyInAThreadNamesItsRoot() throws NotPosted {
        assumeTrue(can(HasThreads.class));
        String root = adapter().post(post("root", Cards.ticket("SHOP-12")));
        stage().says(wangFang(), root, stage().mention() + " 还是不行");

        assertThat(ear.hears(Inbound.Message.class).thread()).isEqualTo(root);
    }

    @Test
    void aSlashCommandIsHandedWithoutItsSlash() {
        assumeTrue(stage().hasCommands());
        stage().commands(liWei(), "resolve SHOP-12 换了证书 --version 1.4.2");

        Inbound.Command heard = ear.hears(Inbound.Command.class);
        assertThat(heard.delivery()).isNotBlank();
        assertThat(heard.channel()).isEqualTo(stage().channel());
        assertThat(heard.sender().account()).isEqualTo(liWei());
        assertThat(heard.text()).isEqualTo("resolve SHOP-12 换了证书 --version 1.4.2");
    }

    @Test
    void aTapIsHandedWithTheButtonAndTheSubject() throws NotPosted {
        assumeTrue(stage().hasButtons());
        String card = adapter().post(post("card", Cards.ticket("SHOP-12")));
        stage().taps(liWei(), card, "resolve:regression=passed");

        Inbound.Button heard = ear.hears(Inbound.Button.class);
        assertThat(heard.delivery()).isNotBlank();
        assertThat(heard.channel()).isEqualTo(stage().channel());
        assertThat(heard.sender().account()).isEqualTo(liWei());
        assertThat(heard.message()).isEqualTo(card);
        assertThat(heard.subject()).isEqualTo("SHOP-12");
        assertThat(heard.button()).isEqualTo("resolve:regression=passed");
        assertThat(heard.form()).isNull();
    }

    @Test
    void aCardWithoutButtonsNamesTheCommands() throws NotPosted {
        assumeTrue(!stage().hasButtons());
        adapter().post(post("card", Cards.ticket("SHOP-12")));

        assertThat(bots(liWei()).getLast().text())
                .contains("acknowledge SHOP-12")
                .contains("resolve SHOP-12 --regression passed");
    }

    @Test
    void deliveriesHaveIdsOfTheirOwn() throws NotPosted {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(i -> people.execute(() -> tells(i % 2 == 0 ? liWei() : wangFang(), "no " + i)));
        }
        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 10);

        assertThat(heard).extracting(Inbound::delivery).hasSize(10).doesNotHaveDuplicates();
        assertThat(heard).extracting(Inbound.Message::text).doesNotHaveDuplicates();
    }

    @Test
    void aRepeatedDeliveryKeepsItsId() {
        assumeTrue(stage().redelivers());
        ear.answers(inbound -> says("收到：SHOP-12"));
        tells(wangFang(), "付不了款");
        Stage.Sent repeated = stage().again();

        assertThat(repeated.acknowledged()).isTrue();
        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 1);
        assertThat(heard)
                .extracting(Inbound::delivery)
                .containsOnly(heard.getFirst().delivery());
        assertThat(heard)
                .extracting(Inbound.Message::message)
                .containsOnly(heard.getFirst().message());
        assertThat(repeated.message()).isEqualTo(heard.getFirst().message());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage().replies(wangFang()))
                        .isNotEmpty()
                        .allSatisfy(reply -> assertThat(reply).contains("SHOP-12")));
    }

    @Test
    void whatIsNotConfirmedIsNotAcknowledged() {
        assumeTrue(stage().redelivers());
        ear.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        assertThat(tells(wangFang(), "付不了款").acknowledged()).isFalse();
        ear.answers(inbound -> new Answer(Answer.Kind.NOT_RECORDED, null, null, null));
        assertThat(stage().again().acknowledged()).isFalse();
        ear.answers(inbound -> Answer.NOTHING);
        assertThat(stage().again().acknowledged()).isTrue();

        assertThat(ear.hears(Inbound.Message.class, 3))
                .extracting(Inbound::delivery)
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(ear.heard().getFirst().delivery());
    }

    @Test
    void theReplyIsShownToItsSender() {
        ear.answers(inbound -> says("那张工单由 王芳 验收"));
        tells(liWei(), "accept SHOP-12");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage().replies(liWei()))
                        .singleElement()
                        .asString()
                        .contains("那张工单由 王芳 验收"));
        if (can(RepliesPrivately.class)) {
            assertThat(stage().replies(wangFang())).isEmpty();
            assertThat(bots(wangFang())).isEmpty();
        }
    }

    @Test
    void aRefusedTapIsAnsweredToo() throws NotPosted {
        assumeTrue(stage().hasButtons());
        ear.answers(inbound -> new Answer(Answer.Kind.FORBIDDEN, "SHOP-12", Cards.card("只有响应人能接单", ""), null));
        String card = adapter().post(post("card", Cards.ticket("SHOP-12")));
        stage().taps(wangFang(), card, "acknowledge");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage().replies(wangFang()))
                        .singleElement()
                        .asString()
                        .contains("只有响应人能接单"));
    }

    @Test
    void aTapCanAskForMore() throws NotPosted {
        assumeTrue(can(OpensForms.class) && stage().hasButtons());
        ear.answers(this::asksOnce);
        String card = adapter().post(post("card", Cards.ticket("SHOP-12")));
        stage().taps(liWei(), card, "acknowledge");
        fillsWhatIsAsked();

        Inbound.Button filled = ear.hears(Inbound.Button.class, 2).getLast();
        assertThat(filled.button()).isEqualTo("resolve");
        assertThat(filled.subject()).isEqualTo("SHOP-12");
        assertThat(filled.message()).isEqualTo(card);
        assertThat(filled.sender().account()).isEqualTo(liWei());
        assertThat(filled.delivery()).isNotEqualTo(ear.heard().getFirst().delivery());
        assertThat(filled.form())
                .containsExactlyInAnyOrderEntriesOf(Map.of("solution", "换了\n证书", "regression", "passed"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(stage().replies(liWei()).getLast()).contains("已解决"));
    }

    @Test
    void aCommandCanAskForMore() {
        assumeTrue(can(OpensForms.class) && stage().hasCommands());
        ear.answers(this::asksOnce);
        stage().commands(liWei(), "resolve SHOP-12");
        fillsWhatIsAsked();

        Inbound.Button filled = ear.hears(Inbound.Button.class);
        assertThat(filled.button()).isEqualTo("resolve");
        assertThat(filled.subject()).isEqualTo("SHOP-12");
        assertThat(filled.message()).isNull();
        assertThat(filled.channel()).isEqualTo(stage().channel());
        assertThat(filled.form()).containsEntry("regression", "passed");
    }

    private Answer asksOnce(Inbound inbound) {
        if (inbound instanceof Inbound.Button tap && tap.form() != null) {
            return says("已解决");
        }
        List<Answer.Field> fields = List.of(
                new Answer.Field("solution", "怎么解决的", Answer.Type.TEXT, true, List.of()),
                new Answer.Field(
                        "regression",
                        "回归检查",
                        Answer.Type.CHOICE,
                        true,
                        List.of(new Answer.Option("passed", "通过"), new Answer.Option("none", "没有"))));
        return new Answer(Answer.Kind.NEEDS_INPUT, "SHOP-12", null, new Answer.Form("resolve", "解决 SHOP-12", fields));
    }

    private void fillsWhatIsAsked() {
        Stage.Asked asked =
                await().atMost(PATIENCE).until(() -> stage().form(liWei()).orElse(null), java.util.Objects::nonNull);
        assertThat(asked.title()).isEqualTo("解决 SHOP-12");
        assertThat(asked.fields()).containsExactly("solution", "regression");
        stage().fills(liWei(), Map.of("solution", "换了\n证书", "regression", "passed"));
    }

    // What goes out

    @Test
    void aPostIsShownWithAllItSays() throws NotPosted {
        String id = adapter().post(post("one", Cards.ticket("P1 付不了款 · SHOP-12")));

        Seen seen = bots(wangFang()).getLast();
        assertThat(seen.id()).isEqualTo(id).isNotBlank();
        assertThat(seen.thread()).isNull();
        assertThat(seen.text()).contains("P1 付不了款 · SHOP-12", "王芳（客服）09:00 提报 · 支付", "响应", "09:05");
        if (stage().hasButtons()) {
            assertThat(seen.buttons()).containsExactly("acknowledge", "resolve:regression=passed");
        }
    }

    @Test
    void cardsOfOnlyATitleOrOnlyABodyAreTaken() throws NotPosted {
        adapter().post(post("title", Cards.card("只有标题", "")));
        adapter().post(post("body", Cards.card("", "只有正文")));

        assertThat(bots(liWei()))
                .extracting(Seen::text)
                .satisfiesExactly(
                        title -> assertThat(title).contains("只有标题"),
                        body -> assertThat(body).contains("只有正文"));
    }

    @Test
    void whatIsTooLongIsCutAndNotRefused() throws NotPosted {
        String endless = "长".repeat(60_000);
        adapter().post(post("long", Cards.card("P1 " + endless, endless)));

        assertThat(bots(liWei()).getLast().text()).contains("P1 长长长");
    }

    @Test
    void aPostOfAThreadStandsUnderItsRoot() throws NotPosted {
        String root = adapter().post(post("root", Cards.ticket("SHOP-12")));
        String step =
                adapter().post(new Post(fresh("step"), stage().channel(), root, Cards.card("李伟接单", ""), null, null));

        Seen seen = bots(liWei()).getLast();
        assertThat(seen.id()).isEqualTo(step);
        assertThat(seen.text()).contains("李伟接单");
        assertThat(seen.thread()).isEqualTo(can(HasThreads.class) ? root : null);
    }

    @Test
    void anEditChangesTheMessageInItsPlace() throws NotPosted {
        assumeTrue(can(EditsMessages.class));
        String first = adapter().post(post("first", Cards.ticket("SHOP-12 待接单")));
        adapter().post(post("second", Cards.ticket("SHOP-13 待接单")));
        ((EditsMessages) adapter()).edit(first, post("first", Cards.card("SHOP-12 已接单", "")));

        List<Seen> seen = bots(wangFang());
        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst().id()).isEqualTo(first);
        assertThat(seen.getFirst().text()).contains("SHOP-12 已接单").doesNotContain("待接单");
        assertThat(seen.getFirst().buttons()).isEmpty();
    }

    @Test
    void whatIsNotThereCanNeverBeEdited() {
        assumeTrue(can(EditsMessages.class));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> ((EditsMessages) adapter()).edit("1", post("gone", Cards.ticket("SHOP-12"))))
                .returns(NotPosted.Why.NEVER, NotPosted::why);
    }

    @Test
    void theSamePostMakesOneMessage() throws NotPosted {
        assumeTrue(can(KnowsItsPosts.class));
        Post post = post("same", Cards.ticket("SHOP-12"));
        String first = adapter().post(post);

        assertThat(((KnowsItsPosts) adapter()).postAgain(post, Instant.now().minusSeconds(60)))
                .isEqualTo(first);
        assertThat(bots(liWei())).hasSize(1);
    }

    @Test
    void whatIsForOneIsShownToThatOneAlone() throws NotPosted {
        Post post = new Post(fresh("private"), stage().channel(), null, Cards.card("请验收", ""), null, wangFang());
        if (can(RepliesPrivately.class)) {
            adapter().post(post);
            assertThat(bots(wangFang()))
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.text()).contains("请验收"));
        } else {
            assertThatExceptionOfType(NotPosted.class)
                    .isThrownBy(() -> adapter().post(post))
                    .returns(NotPosted.Why.NEVER, NotPosted::why);
        }
        assertThat(bots(liWei())).isEmpty();
    }

    @Test
    void itsOwnPostsAreNotHandedToIt() throws NotPosted {
        adapter().post(post("own", Cards.card(stage().mention() + " report", "付不了款")));
        tells(wangFang(), "help");

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("help");
        assertThat(ear.heard()).hasSize(1);
    }

    @Test
    void whatAUserWroteStaysText() throws NotPosted {
        adapter().post(post("hostile", Cards.quoting(HOSTILE)));

        Seen seen = bots(liWei()).getLast();
        assertThat(seen.live()).isEmpty();
        assertThat(seen.buttons()).isEmpty();
        assertThat(seen.text()).contains(HOSTILE);
    }

    // When something is wrong

    @Test
    void anUnreachablePlatformIsSaidAndTheLinkComesBack() throws NotPosted {
        assumeTrue(stage().suffers(Trouble.UNREACHABLE));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post("down", Cards.ticket("SHOP-12"))))
                .satisfies(not -> assertThat(not.why()).isNotEqualTo(NotPosted.Why.NEVER));
        await().atMost(PATIENCE).until(() -> !adapter().link().up());
        assertThat(adapter().link().detail()).isNotBlank();

        stage().recovers();
        await().atMost(PATIENCE).until(() -> adapter().link().up());
        adapter().post(post("up", Cards.ticket("SHOP-13")));
        assertThat(bots(liWei()).getLast().text()).contains("SHOP-13");
        tells(wangFang(), "help");
        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("help");
    }

    @Test
    void aBusyPlatformIsTriedAgainLater() throws NotPosted {
        assumeTrue(stage().suffers(Trouble.BUSY));
        Post post = post("busy", Cards.ticket("SHOP-12"));
        int before = bots(liWei()).size();
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post))
                .returns(NotPosted.Why.TRY_AGAIN, NotPosted::why)
                .satisfies(not -> assertThat(not.after()).isPositive());

        stage().recovers();
        adapter().post(post);
        assertThat(bots(liWei())).hasSize(before + 1);
    }

    @Test
    void aLostAnswerIsNotTakenForAFailure() throws NotPosted {
        assumeTrue(stage().suffers(Trouble.ANSWER_LOST));
        Post post = post("lost", Cards.ticket("SHOP-12"));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post))
                .returns(NotPosted.Why.UNKNOWN, NotPosted::why);

        stage().recovers();
        if (adapter() instanceof KnowsItsPosts knows) {
            String id = knows.postAgain(post, Instant.now().minusSeconds(60));
            assertThat(bots(liWei())).extracting(Seen::id).containsExactly(id);
        }
    }

    @Test
    void aForbiddenPostIsNeverTaken() {
        assumeTrue(stage().suffers(Trouble.FORBIDDEN));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post("no", Cards.ticket("SHOP-12"))))
                .returns(NotPosted.Why.NEVER, NotPosted::why);
    }

    @Test
    void afterTheEndNothingIsHandedAndTheLinkIsDown() {
        adapter().stop();
        adapter().stop();

        assertThat(adapter().link().up()).isFalse();
        assertThatCode(() -> tells(wangFang(), "付不了款")).doesNotThrowAnyException();
        assertThat(ear.heard()).isEmpty();
    }

    private Stage.Sent tells(String account, String text) {
        return stage().says(account, null, stage().mention() + " " + text);
    }

    private Post post(String id, Card card) {
        return new Post(fresh(id), stage().channel(), null, card, "SHOP-12", null);
    }

    private List<Seen> bots(String account) {
        return stage().room(account).stream().filter(Seen::byBot).toList();
    }

    // Platforms and their fakes may outlive a test; a post's id is used once in the world.
    private final String world = java.util.UUID.randomUUID().toString();

    private String fresh(String id) {
        return id + ":" + world;
    }

    private static Answer says(String title) {
        return new Answer(Answer.Kind.DONE, "SHOP-12", Cards.card(title, ""), null);
    }
}
