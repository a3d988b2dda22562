package dev.dutydesk.bot.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NarrowChat;
import dev.dutydesk.chat.NarrowGroup;
import dev.dutydesk.state.store.Announcement.Board;
import dev.dutydesk.state.store.Announcement.How;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a platform that can do next to nothing. */
class NarrowTest {
    @RegisterExtension
    static final World world = new World();

    private NarrowGroup group = new NarrowGroup(() -> 0);
    private NarrowChat chat = new NarrowChat(channel(), group);

    @BeforeEach
    void oneNarrowRoom() throws IOException {
        world.channels("shop: {platform: wecom, address: key, for: [intake, alerts]}");
        group = new NarrowGroup(world.clock::nanoTime);
        chat = new NarrowChat(channel(), group);
        chat.start(inbound -> Answer.NOTHING);
    }

    private static Channel channel() {
        return new Channel("wecom", "key", "shop", "shop", "群", java.util.Locale.forLanguageTag("zh-CN"));
    }

    @Test
    void whatIsWrittenIntoOneMessageIsOnlySaidWhereItIsNew() {
        world.sends(chat);
        for (How how : List.of(How.EDITED, How.ANEW, How.EDITED, How.ONLY_EDITED)) {
            world.announces(how + "/" + texts().size(), "monday", "channel:shop", false, new Board("rounds", how));
            world.untilAllIsShown();
        }
        assertThat(texts()).singleElement().asString().contains("ANEW/0");
    }

    @Test
    void eachStepIsANewMessageWithTheLastThreeSteps() {
        world.sends(chat);
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.untilAllIsShown();
        assertThat(texts()).singleElement().asString().contains("SHOP-1 待接单").contains("@dutydesk acknowledge SHOP-1");

        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();
        world.does(ticket, "li.wei", new Act.Diagnose("网关证书过期"));
        world.untilAllIsShown();
        assertThat(texts()).hasSize(3);
        assertThat(texts().get(1)).contains("SHOP-1 已接单", "李伟接单").doesNotContain("李伟定位");
        assertThat(texts().get(2)).contains("SHOP-1 已定位", "李伟接单", "李伟定位");
    }

    @Test
    void whatHappensWhileItWaitsIsSaidAtOnce() {
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.does(ticket, "li.wei", new Act.Diagnose("网关证书过期"));
        world.sends(chat);
        world.untilAllIsShown();
        assertThat(texts()).singleElement().asString().contains("SHOP-1 已定位", "李伟接单", "李伟定位");
    }

    @Test
    void whoMustAcceptIsCalledAndToldWhatToType() {
        world.sends(chat);
        TicketId ticket = world.report("shop", Grade.P3, "样式错位");
        world.does(ticket, "li.wei", new Act.Resolve("已修", null, null, null, Regression.PASSED));
        world.untilAllIsShown();
        assertThat(group.messages().getLast()).satisfies(message -> {
            assertThat(message.alarmed()).containsExactly("wang.fang");
            assertThat(message.text()).contains("请验收", "@王芳", "accept SHOP-1", "reject SHOP-1");
        });
    }

    @Test
    void theWorstIsToldFirstAndTheRestIsHeld() {
        Sender sender = world.sends(chat);
        for (int i = 1; i <= 30; i++) {
            world.report("shop", Grade.ROUTINE, "换图 " + i);
        }
        await().untilAsserted(() ->
                assertThat(sender.standing().getFirst().backlog().postponed()).isEqualTo(30));
        assertThat(sender.standing().getFirst().held()).containsExactly(Map.entry("shop", 30L));
        assertThat(sender.standing().getFirst().troubles()).containsEntry("shop", "the channel's budget is spent");
        assertThat(texts()).as("the budget starts empty").isEmpty();

        world.report("shop", Grade.P1, "付不了款");
        world.clock.move(Duration.ofSeconds(4));
        await().untilAsserted(() -> assertThat(texts()).isNotEmpty());
        assertThat(texts().getFirst()).contains("P1 付不了款");
        untilAllIsSaid();
        assertThat(texts()).hasSize(32);
        assertThat(texts().getLast()).as("the room reads once that it was held").contains("held/30/");
        assertThat(sender.standing().getFirst().backlog().postponed()).isZero();
        assertThat(sender.standing().getFirst().held()).isEmpty();
    }

    @Test
    void aShortBurstIsHeldWithoutAWord() {
        world.sends(chat);
        for (int i = 1; i <= 5; i++) {
            world.report("shop", Grade.P3, "样式错位 " + i);
        }
        untilAllIsSaid();
        assertThat(texts()).hasSize(5).noneMatch(text -> text.contains("held/"));
    }

    /** And a while longer, in which something more might be said. */
    private void untilAllIsSaid() {
        world.untilAllIsShown(Duration.ofSeconds(1));
        await().pollDelay(Duration.ofMillis(300)).until(() -> world.announcementsWaiting() == 0 || moved());
        world.untilAllIsShown();
    }

    private boolean moved() {
        world.clock.move(Duration.ofMillis(100));
        return false;
    }

    @Test
    void ofWhatWaitsTheWorstIsToldFirst() {
        for (int i = 1; i <= 10; i++) {
            world.report("shop", Grade.ROUTINE, "换图 " + i);
        }
        world.report("shop", Grade.P1, "付不了款");
        Sender sender = world.sends(chat);
        await().untilAsserted(() ->
                assertThat(sender.standing().getFirst().backlog().postponed()).isEqualTo(11));
        world.clock.move(Duration.ofSeconds(4));
        await().untilAsserted(() -> assertThat(texts()).isNotEmpty());
        assertThat(texts()).singleElement().asString().contains("P1 付不了款");
    }

    private List<String> texts() {
        return group.messages().stream().map(NarrowGroup.Message::text).toList();
    }
}
