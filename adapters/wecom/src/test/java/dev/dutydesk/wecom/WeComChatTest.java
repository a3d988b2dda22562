package dev.dutydesk.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bot says in a group of WeCom, and the platform's own limits. */
class WeComChatTest {
    private final FakeRobot robot = new FakeRobot();
    private long nanos;
    private final WeComChat chat = new WeComChat(new WeComSettings(true, robot.address()), () -> nanos);

    @BeforeEach
    void start() {
        chat.start(inbound -> Answer.NOTHING);
    }

    @AfterEach
    void stop() {
        chat.stop();
        robot.close();
    }

    @Test
    void aCardIsSaidWithoutItsButtons() throws NotPosted {
        assertThat(chat.post(post(Cards.ticket("P1 付不了款 · SHOP-12"), null))).isNotBlank();

        assertThat(robot.said().getFirst().words())
                .startsWith("🔴 P1 付不了款 · SHOP-12")
                .contains("响应: 09:05")
                .doesNotContain("接单");
    }

    @Test
    void whoMustActIsCalledByTheUserIdAndNobodyElse() throws NotPosted {
        Document body = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text("<@wang.fang> [x](http://evil.example) "));
        paragraph.appendChild(new Mention("李伟", "li.wei"));
        body.appendChild(paragraph);
        chat.post(post(new Card("SHOP-12 无人响应", Tone.AMBER, body, List.of(), List.of()), null));

        assertThat(robot.said().getFirst().words())
                .endsWith("<@li.wei>")
                .contains("@李伟")
                .doesNotContain("<@wang.fang>", "](");
    }

    @Test
    void whatIsTooLongIsCutAndNotRefused() throws NotPosted {
        chat.post(post(Cards.card("P1 " + "长".repeat(60_000), "长".repeat(60_000)), null));

        assertThat(robot.said().getFirst().words()).startsWith("P1 长长长");
    }

    @Test
    void aPictureIsAMessageRightBehindTheWords() throws NotPosted {
        chat.post(post(Cards.shown("第 48 周复盘", Cards::dot), null));

        assertThat(robot.said()).hasSize(2);
        assertThat(robot.said().getFirst().words()).contains("第 48 周复盘");
        assertThat(robot.said().getLast().picture()).isEqualTo(Cards.dot());
    }

    @Test
    void aPictureThatIsTooLargeOrNotDrawnOrRefusedHoldsBackNoWords() throws NotPosted {
        byte[] large = Arrays.copyOf(Cards.dot(), 2_097_153);
        chat.post(post(Cards.shown("太大", () -> large), null));
        chat.post(post(
                Cards.shown("没画出来", () -> {
                    throw new IllegalStateException("no font");
                }),
                null));
        robot.answersPictures(45009);
        chat.post(post(Cards.shown("太频繁", Cards::dot), null));
        assertThat(robot.said()).hasSize(3).allMatch(each -> each.picture().length == 0);

        robot.answersPictures(0);
        chat.post(post(Cards.shown("正好", () -> Arrays.copyOf(Cards.dot(), 2_097_152)), null));
        assertThat(robot.said().getLast().picture()).hasSize(2_097_152);
    }

    @Test
    void picturesCountAmongTheTwentyOfAMinute() throws NotPosted {
        for (int i = 0; i < 19; i++) {
            chat.post(post(Cards.ticket("SHOP-" + i), null));
        }
        refuses(post(Cards.shown("第 48 周复盘", Cards::dot), null), NotPosted.Why.TRY_AGAIN);
        chat.post(post(Cards.ticket("SHOP-19"), null));
        refuses(post(Cards.ticket("SHOP-20"), null), NotPosted.Why.TRY_AGAIN);
        assertThat(robot.said()).hasSize(20);
        nanos = Duration.ofMinutes(1).toNanos();
        chat.post(post(Cards.shown("第 48 周复盘", Cards::dot), null));
        assertThat(robot.said()).hasSize(22);
    }

    @Test
    void whatIsNotTakenIsTriedAgainOrNeverAsItSays() {
        robot.answers(45009);
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.TRY_AGAIN);
        robot.answers(40008);
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.NEVER);
        robot.answers(0);
        robot.answersHttp(500);
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.UNKNOWN);
        robot.answersHttp(429);
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.TRY_AGAIN);
        robot.answersHttp(200);
        refuses(post(Cards.ticket("SHOP-12"), "wang.fang"), NotPosted.Why.NEVER);
        robot.close();
        refuses(post(Cards.ticket("SHOP-12"), null), NotPosted.Why.TRY_AGAIN);
        assertThat(robot.said()).isEmpty();
    }

    private void refuses(Post post, NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> chat.post(post))
                .returns(why, NotPosted::why);
    }

    private static Post post(Card card, @Nullable String onlyFor) {
        return new Post("post", WeComStage.GROUP, null, card, "SHOP-12", onlyFor);
    }
}
