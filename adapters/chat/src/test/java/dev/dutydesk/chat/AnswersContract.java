package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered to whoever did something. */
abstract class AnswersContract extends OnStage {
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

    @Test
    void whatAReplyOffersIsPickedByItsNumberWhereNothingCanBeTapped() {
        assumeTrue(!stage().hasButtons());
        ear.answers(inbound -> new Answer(Answer.Kind.DONE, "SHOP-12", Cards.ticket("已并入 SHOP-12"), null));
        Stage.Sent sent = tells(wangFang(), "付不了款");
        assertThat(stage().replies(wangFang()).getLast()).contains("1 接单", "2 回归通过");
        tells(liWei(), "2");
        tells(wangFang(), "2");

        Inbound.Button picked = ear.hears(Inbound.Button.class);
        assertThat(picked.button()).isEqualTo("resolve:regression=passed");
        assertThat(picked.subject()).isEqualTo("SHOP-12");
        assertThat(picked.message()).isEqualTo(sent.message());
        assertThat(picked.sender().account()).isEqualTo(wangFang());
        assertThat(ear.hears(Inbound.Message.class, 2).getLast().text())
                .as("nobody offered 李伟 anything")
                .isEqualTo("2");
    }
}
