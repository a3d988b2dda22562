package dev.dutydesk.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Cards;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Ear;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One app in two processes: DingTalk gives each thing to the next one in turn. */
class DingTalkTogetherTest {
    private final Ear first = new Ear();
    private final Ear second = new Ear();

    @SuppressWarnings("NullAway.Init")
    private DingTalkStage stage;

    @SuppressWarnings("NullAway.Init")
    private ChatAdapter one;

    @SuppressWarnings("NullAway.Init")
    private ChatAdapter two;

    private void start(DingTalkStage chosen) {
        stage = chosen;
        one = stage.adapter();
        two = stage.another();
        one.start(first);
        two.start(second);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> one.link().up() && two.link().up());
    }

    @AfterEach
    void stop() {
        one.stop();
        two.stop();
        stage.close();
    }

    @Test
    void aDangerousButtonActsOnTheSecondTapWhicheverGetsIt() throws NotPosted {
        start(DingTalkStage.withCards());
        String card = one.post(post(Cards.ticket("SHOP-12 已解决")));
        stage.taps(stage.account("li.wei"), card, "resolve:regression=passed");

        assertThat(heard()).singleElement().isInstanceOf(Inbound.Button.class);
        assertThat(stage.replies(stage.account("li.wei"))).as("asked once").hasSize(1);
    }

    @Test
    void aNumberPicksWhatTheOtherOneOffered() {
        start(DingTalkStage.inMarkdown());
        List.of(first, second)
                .forEach(ear -> ear.answers(inbound -> inbound instanceof Inbound.Message
                        ? new Answer(Answer.Kind.DONE, "SHOP-12", Cards.ticket("SHOP-12"), null)
                        : Answer.NOTHING));
        for (int i = 0; i < 2; i++) {
            stage.says(stage.account("wang.fang"), null, "@dutydesk 查看 SHOP-12");
            stage.says(stage.account("wang.fang"), null, "@dutydesk 2");
        }
        assertThat(heard())
                .filteredOn(Inbound.Button.class::isInstance)
                .hasSize(2)
                .allSatisfy(tap -> assertThat(((Inbound.Button) tap).button()).isEqualTo("resolve:regression=passed"));
    }

    @Test
    void whoeverPostsKnowsTheWebHookThatTheOtherHeardOf() throws NotPosted {
        start(DingTalkStage.inMarkdown());
        stage.says(stage.account("wang.fang"), null, "@dutydesk 付不了款");
        assertThat(Stream.of(first, second).filter(ear -> !ear.heard().isEmpty()))
                .hasSize(1);

        for (ChatAdapter each : List.of(one, two)) {
            each.post(post(calling("liwei")));
        }
        assertThat(stage.group().stream()
                        .filter(seen -> seen.byBot() && seen.live().contains("@李伟")))
                .hasSize(2);
    }

    private List<Inbound> heard() {
        return Stream.of(first, second).flatMap(ear -> ear.heard().stream()).toList();
    }

    private static Card calling(String account) {
        Document body = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Mention("李伟", account));
        body.appendChild(paragraph);
        return new Card("SHOP-12 待接单", Tone.RED, body, List.of(), List.of());
    }

    private static Post post(Card card) {
        return new Post(card.title(), DingTalkStage.CHANNEL, null, card, "SHOP-12", null);
    }
}
