package dev.dutydesk.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What DingTalk counts by the month. */
class DingTalkMonthTest {
    private final DingTalkStage stage = DingTalkStage.withCards();
    private final DingTalkChat chat = (DingTalkChat) stage.adapter();
    private final Ear ear = new Ear();

    @BeforeEach
    void start() {
        chat.start(ear);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> chat.link().up() && chat.faults().isPresent());
    }

    @AfterEach
    void stop() {
        chat.stop();
        stage.close();
    }

    @Test
    void cardsEditsPicturesAndFilesAreCountedAndTokensAndWebHooksAreNot() throws NotPosted {
        assertThat(used()).as("to learn its two permissions").isEqualTo(2);
        String card = chat.post(post(Cards.ticket("P1 付不了款")));
        ((EditsMessages) chat).edit(card, post(Cards.ticket("P1 付不了款 · 已接单")));
        assertThat(used()).isEqualTo(4);
        chat.post(post(Cards.shown("第 48 周复盘", Cards::dot)));
        assertThat(used()).as("a card, an upload and the picture").isEqualTo(7);
        stage.town().tokenEnded = true;
        chat.post(post(Cards.ticket("P2 页面卡")));
        assertThat(used()).as("refused once for its token").isEqualTo(9);

        ear.answers(inbound -> new Answer(Answer.Kind.DONE, null, Cards.card("听到了", ""), null));
        stage.says(stage.account("wang.fang"), null, "@dutydesk 你好");
        await().until(() -> !stage.replies(stage.account("wang.fang")).isEmpty());
        assertThat(used()).as("answered through the web hook").isEqualTo(9);
    }

    @Test
    void whatDingTalkDoesNotGetOrTakeIsNotCounted() {
        long before = used();
        stage.suffers(Trouble.BUSY);
        refuses("");
        stage.suffers(Trouble.UNREACHABLE);
        refuses("can't be reached");
        assertThat(used()).isEqualTo(before);
    }

    @Test
    void aMonthThatIsUsedUpIsLeftAloneForAWhileAndOnlyTheWorstIsTried() throws NotPosted {
        long before = used();
        stage.town().monthIsOver = true;
        assertThat(refuses("the organization's calls of this month are used up").after())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(chat.month())
                .returns(before, LimitsMonths.Month::used)
                .returns(true, LimitsMonths.Month::isForTheWorst);
        stage.town().monthIsOver = false;
        chat.post(post(Cards.ticket("P1 付不了款")));
        assertThat(chat.month().isForTheWorst()).as("somebody bought more").isFalse();
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
        return new Post(card.title(), DingTalkStage.CHANNEL, null, card, "SHOP-1", null);
    }
}
