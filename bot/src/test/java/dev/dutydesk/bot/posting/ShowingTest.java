package dev.dutydesk.bot.posting;

import static dev.dutydesk.bot.posting.World.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the rooms of a ticket show as it goes its way. */
class ShowingTest {
    @RegisterExtension
    static final World world = new World();

    private final Wall wall = new Wall();

    @BeforeEach
    void oneRoom() throws IOException {
        world.channels("shop: {platform: web, for: [intake, alerts]}");
    }

    @Test
    void aReportStandsInItsRoomAndItsStepsUnderIt() {
        world.sends(new RichChat.ById("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款，页面一直转圈");
        world.untilAllIsShown();

        Message card = only(wall.main("shop"));
        assertThat(card.text()).startsWith("● P1 付不了款，页面一直转圈 · SHOP-1 待接单").contains("王芳（客服）09:00 提报");
        assertThat(card.subject()).isEqualTo("SHOP-1");
        assertThat(card.buttons()).containsExactly("acknowledge", "regrade");
        assertThat(wall.thread(card.id())).isEmpty();
        assertThat(wall.pinned()).containsExactly(card.id());
        assertThat(world.store.tickets().rootedAt(DESK, "shop", card.id())).contains(ticket);

        world.clock.move(Duration.ofMinutes(3));
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.does(ticket, "li.wei", new Act.Diagnose("网关证书过期"));
        world.untilAllIsShown();

        Message now = only(wall.main("shop"));
        assertThat(now.id()).isEqualTo(card.id());
        assertThat(now.text()).contains("SHOP-1 已定位");
        assertThat(now.buttons()).containsExactly("resolve", "progress");
        assertThat(wall.thread(card.id()))
                .satisfiesExactly(
                        step -> assertThat(step.text()).contains("李伟接单 · 09:03，用时 3 分，时限内"),
                        step -> assertThat(step.text()).contains("李伟定位").contains("网关证书过期"));
    }

    @Test
    void whatEndsIsLetGoAndWhatIsArchivedIsForgotten() {
        world.sends(new RichChat.ById("web", wall));
        TicketId ticket = closed();
        world.untilAllIsShown();
        Message card = only(wall.main("shop"));
        assertThat(card.text()).contains("SHOP-1 已验收");
        assertThat(card.buttons()).isEmpty();
        assertThat(wall.pinned()).isEmpty();

        world.clock.move(Duration.ofDays(30));
        world.does(ticket, "clock", new Act.Archive());
        world.untilAllIsShown();
        assertThat(only(wall.main("shop")).text()).contains("SHOP-1 已归档");
        assertThat(world.store.marks().shown(DESK, new Mark(ticket, "shop"))).isEqualTo(Shown.NOTHING);
    }

    @Test
    void whatIsReopenedIsHeldOnToAgain() {
        world.sends(new RichChat.ById("web", wall));
        TicketId ticket = closed();
        world.untilAllIsShown();
        world.does(ticket, "wang.fang", new Act.Reopen("又坏了", null));
        world.untilAllIsShown();
        assertThat(wall.pinned()).containsExactly(only(wall.main("shop")).id());
    }

    @Test
    void aCardThatIsGoneIsPostedAnewWhereThereIsSomethingToSay() {
        world.sends(new RichChat.Searching("web", wall));
        TicketId ticket = world.report("shop", Grade.P2, "商品页很慢");
        world.untilAllIsShown();
        wall.loses(only(wall.main("shop")).id());
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();

        Message card = only(wall.main("shop"));
        assertThat(card.text()).contains("SHOP-1 已接单");
        assertThat(only(wall.thread(card.id())).text()).contains("李伟接单");
        assertThat(wall.pinned()).containsExactly(card.id());
    }

    @Test
    void aTicketOfAGroupStandsInItsAlertsToo() throws IOException {
        world.channels(
                "shop: {platform: web, for: [intake]}",
                "dev-work: {platform: slack, address: C1, for: [alerts], groups: [dev], locale: en}");
        world.sends(new RichChat.ById("web", wall), new RichChat.Searching("slack", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();

        assertThat(only(wall.main("shop")).text()).contains("SHOP-1 已接单");
        assertThat(only(wall.main("dev-work")).text()).contains("SHOP-1").doesNotContain("已接单");
    }

    @Test
    void aChannelThatTheFileNoLongerHasIsDropped() throws IOException {
        world.channels("shop: {platform: web, for: [intake]}", "old: {platform: web, for: [alerts]}");
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        assertThat(world.behind()).hasSize(2);
        world.channels("shop: {platform: web, for: [intake]}");
        world.sends(new RichChat.ById("web", wall));
        world.untilAllIsShown();
        assertThat(wall.main("old")).isEmpty();
        assertThat(wall.main("shop")).hasSize(1);

        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();
        assertThat(only(wall.main("shop")).text()).contains("已接单");
    }

    @Test
    void whatHasNoPlatformWaitsAndSaysSo() throws IOException {
        world.channels("shop: {platform: web, for: [intake]}", "far: {platform: slack, address: C1, for: [alerts]}");
        Sender sender = world.sends(new RichChat.ById("web", wall));
        world.report("shop", Grade.P1, "付不了款");
        await().untilAsserted(() -> assertThat(sender.standing())
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.sending()).isTrue();
                    assertThat(standing.backlog().behind()).isEqualTo(1);
                    assertThat(standing.backlog().postponed()).isEqualTo(1);
                    assertThat(standing.troubles()).containsEntry("far", "nothing is connected to slack");
                }));
        assertThat(wall.main("shop")).hasSize(1);
    }

    @Test
    void aTroubledChannelDoesNotHoldUpAnother() throws IOException {
        world.channels("shop: {platform: web, for: [intake]}", "far: {platform: slack, address: C1, for: [alerts]}");
        Wall other = new Wall();
        other.suffers(post -> {
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "too many", Duration.ofMinutes(5));
        });
        world.sends(new RichChat.ById("web", wall), new RichChat.Searching("slack", other));
        for (int i = 0; i < 5; i++) {
            world.report("shop", Grade.P1, "付不了款 " + i);
        }
        await().untilAsserted(() -> assertThat(wall.main("shop")).hasSize(5));
        assertThat(other.main("far")).isEmpty();

        other.recovers();
        // The five minutes begin with the last refusal, which may only just be noted.
        world.untilAllIsShown(Duration.ofSeconds(10));
        assertThat(other.main("far")).hasSize(5);
    }

    /** Reported, handled and accepted. */
    private TicketId closed() {
        TicketId ticket = world.report("shop", Grade.P3, "样式错位");
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.does(ticket, "li.wei", new Act.Resolve("已修", null, "1.4.2", "1.4.1", Regression.PASSED));
        world.does(ticket, "wang.fang", new Act.Accept(null, 5));
        return ticket;
    }

    private static Message only(List<Message> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
