package dev.dutydesk.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Lark counts by the month. */
class LarkMonthTest {
    private final LarkStage stage = new LarkStage();
    private final LarkChat chat = stage.again(Patience.USUAL);

    @BeforeEach
    void start() {
        chat.start(new Ear());
        await().atMost(Duration.ofSeconds(20)).until(() -> chat.link().up());
    }

    @AfterEach
    void stop() {
        chat.stop();
        stage.close();
    }

    @Test
    void cardsEditsAndPicturesAreCountedAndTokensPeopleAndErrorsAreNot() throws NotPosted {
        long before = used();
        String card = chat.post(post(Cards.ticket("P1 付不了款")));
        chat.edit(card, post(Cards.ticket("P1 付不了款 · 已接单")));
        assertThat(used() - before).isEqualTo(2);
        chat.post(post(Cards.shown("第 48 周复盘", Cards::dot)));
        assertThat(used() - before).as("an upload and a card").isEqualTo(4);

        chat.accountOf("chen.jie@shop.example");
        stage.suffers(Trouble.BUSY);
        refuses("takes no more for now");
        stage.suffers(Trouble.UNREACHABLE);
        refuses("can't be reached");
        assertThat(used() - before).isEqualTo(4);
    }

    @Test
    void aBotThatStartsInAMonthThatIsUsedUpIsNotDeaf() {
        stage.lark().tenant().monthIsOver = true;
        LarkChat again = stage.again(Patience.USUAL);
        Ear ear = new Ear();
        chat.stop();
        again.start(ear);
        await().atMost(Duration.ofSeconds(20)).until(() -> again.link().up());
        stage.says(stage.account("wang.fang"), null, "@dutydesk 付不了款");
        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("付不了款");
        again.stop();
    }

    @Test
    void aMonthThatIsUsedUpIsLeftAloneForAWhileAndOnlyTheWorstIsTried() throws NotPosted {
        stage.lark().tenant().monthIsOver = true;
        assertThat(refuses("the organization's calls of this month are used up").after())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(chat.month().isForTheWorst()).isTrue();
        stage.lark().tenant().monthIsOver = false;
        chat.post(post(Cards.ticket("P1 付不了款")));
        assertThat(chat.month()).as("somebody bought more").returns(false, LimitsMonths.Month::isForTheWorst);
    }

    private NotPosted refuses(String why) {
        NotPosted[] refused = new NotPosted[1];
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> chat.post(post(Cards.ticket("P1 付不了款"))))
                .satisfies(e -> refused[0] = e)
                .returns(NotPosted.Why.TRY_AGAIN, NotPosted::why)
                .withMessageContaining(why);
        return refused[0];
    }

    private long used() {
        return chat.month().used();
    }

    private static Post post(Card card) {
        return new Post(card.title(), LarkStage.CHANNEL, null, card, "SHOP-1", null);
    }
}
