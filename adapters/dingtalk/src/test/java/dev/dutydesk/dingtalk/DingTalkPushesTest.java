package dev.dutydesk.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.LimitsMonths.Month;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DingTalk's other budget of the month: of what it passes on, and of web hooks. Here it has ten. */
class DingTalkPushesTest {
    private final DingTalkStage stage = DingTalkStage.passingOn(10);
    private final DingTalkChat chat = (DingTalkChat) stage.adapter();
    private final Ear ear = new Ear();
    private final String fang = stage.account("wang.fang");

    @BeforeEach
    void start() {
        ear.answers(inbound -> new Answer(Answer.Kind.DONE, null, Cards.card("听到了", ""), null));
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
    void whatIsHeardAndAnsweredCountsAndTheLastOfItIsForHearing() {
        for (int i = 1; i <= 4; i++) {
            stage.says(fang, null, "@dutydesk 第 " + i + " 句");
        }
        await().until(() -> inTheGroup() == 4);
        assertThat(used()).isEqualTo(8);
        assertThat(chat.faults()).hasValue(List.of());

        stage.says(fang, null, "@dutydesk 第 5 句");
        await().until(() -> alone() == 1);
        assertThat(used()).as("heard, and answered alone").isEqualTo(9);
        assertThat(inTheGroup()).isEqualTo(4);
        assertThat(chat.faults()).hasValue(List.of(new Fault("pushes", List.of("10"))));
        assertThat(ear.heard()).hasSize(5);
    }

    @Test
    void whoseWordsAreNotPassedOnIsToldSoAndTheAdminsToo() {
        stage.town().pushesAreOver = true;
        stage.says(fang, null, "@dutydesk 付不了款");
        await().until(() -> alone() == 1);
        assertThat(stage.replies(fang)).singleElement().asString().contains("钉钉没有把你的话转给我");
        assertThat(ear.heard())
                .as("it is no report without words, nor a question for help")
                .isEmpty();
        assertThat(chat.heard()).get().returns(true, Month::refused);
        assertThat(chat.faults()).hasValue(List.of(new Fault("deaf", List.of("10"))));

        stage.town().pushesAreOver = false;
        stage.says(fang, null, "@dutydesk 付不了款");
        await().until(() -> inTheGroup() == 1);
        assertThat(chat.faults()).as("somebody bought more").hasValue(List.of());
    }

    private long used() {
        return chat.heard().orElseThrow().used();
    }

    private long inTheGroup() {
        return said(FakeDingTalk.GROUP);
    }

    private long alone() {
        return said(FakeDingTalk.alone(fang));
    }

    private long said(String conversation) {
        return stage.town().messages(conversation).stream()
                .filter(message -> message.by() == null)
                .count();
    }
}
