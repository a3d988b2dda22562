package dev.dutydesk.bot.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What single people are told. */
class TellingTest {
    @RegisterExtension
    static final World world = new World();

    private final Wall wall = new Wall();

    @BeforeEach
    void oneRoom() throws IOException {
        world.channels("shop: {platform: web, for: [intake, alerts]}");
    }

    @Test
    void whoReportedIsAskedToAcceptInTheTicketsThread() {
        world.sends(new RichChat.ById("web", wall));
        resolved();
        world.untilAllIsShown();
        List<Message> thread = wall.thread(wall.main("shop").getFirst().id());
        Message request = thread.stream()
                .filter(message -> message.post().startsWith("notice/"))
                .findFirst()
                .orElseThrow();
        assertThat(request.text()).contains("SHOP-1 已解决，请验收").contains("@王芳");
        assertThat(request.buttons()).containsExactly("accept", "reject");
        assertThat(request.subject()).isEqualTo("SHOP-1");
    }

    @Test
    void whoIsAssignedIsCalled() {
        world.sends(new RichChat.Searching("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.does(ticket, "zhao.min", new Act.Assign("li.wei", null, List.of()));
        world.untilAllIsShown();
        assertThat(notices())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("@李伟", "赵敏", "转派给你"));
    }

    @Test
    void whatCalledSomebodyIsFoldedOnceTheNextCallsAndOnceItIsTaken() {
        world.sends(new RichChat.ById("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.does(ticket, "zhao.min", new Act.Assign("li.wei", null, List.of()));
        world.untilAllIsShown();
        world.does(ticket, "zhao.min", new Act.Assign("chen.jie", null, List.of()));
        world.untilAllIsShown();
        assertThat(notices())
                .extracting(Message::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("已请 李伟 接单").doesNotContain("@"),
                        second -> assertThat(second).contains("@陈杰", "转派给你"));
        assertThat(notices())
                .extracting(Message::buttons)
                .satisfiesExactly(
                        first -> assertThat(first).isEmpty(),
                        second -> assertThat(second).isNotEmpty());

        world.does(ticket, "chen.jie", new Act.Acknowledge());
        world.untilAllIsShown();
        assertThat(notices())
                .hasSize(2)
                .last()
                .satisfies(message ->
                        assertThat(message.text()).contains("已请 陈杰 接单").doesNotContain("@"));
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotSaid() {
        resolvedAndAccepted();
        world.sends(new RichChat.ById("web", wall));
        world.untilAllIsShown();
        assertThat(notices()).isEmpty();
    }

    @Test
    void whatIsTooOldIsNotSaid() {
        resolved();
        world.clock.move(Duration.ofDays(8));
        world.sends(new RichChat.ById("web", wall));
        world.untilAllIsShown();
        assertThat(notices()).isEmpty();
        assertThat(wall.main("shop")).hasSize(1);
    }

    @Test
    void aRequestWhoseAnswerWasLostIsFoundOrSentAgain() {
        AtomicInteger requests = new AtomicInteger();
        wall.suffersAfterwards(post -> {
            if (post.id().startsWith("notice/") && requests.incrementAndGet() % 2 == 1) {
                throw new NotPosted(NotPosted.Why.UNKNOWN, "no answer");
            }
        });
        Sender sender = world.sends(new RichChat.Searching("web", wall));
        resolved();
        world.untilAllIsShown();
        assertThat(notices()).as("found").hasSize(1);
        sender.close();
        world.store.leases().close();

        requests.set(0);
        world.sends(world.store("other"), new RichChat("web", wall));
        resolved();
        world.untilAllIsShown();
        assertThat(notices()).as("sent again").hasSize(3);
    }

    @Test
    void theDeputyIsAskedToAcceptInThePlaceOfOneWhoIsAway() {
        Time today = new Time(world.clock.instant(), world.clock.instant().plus(Duration.ofDays(1)));
        world.duty = Duty.NONE.with(new Duty.Absence("1", "wang.fang", today, "wang.fang"));
        try {
            world.sends(new RichChat.ById("web", wall));
            resolved();
            world.untilAllIsShown();
            assertThat(notices())
                    .singleElement()
                    .satisfies(message ->
                            assertThat(message.text()).contains("@何静").doesNotContain("@王芳"));
        } finally {
            world.duty = Duty.NONE;
        }
    }

    @Test
    void whatTheChatCannotTellForGoodIsHandedOverBeforeItIsGivenUp() {
        List<String> handed = new CopyOnWriteArrayList<>();
        world.undelivered = (desk, ticket, notice, epoch, why) -> {
            handed.add(notice.to() + ": " + why);
            return handed.size() > 1;
        };
        wall.suffers(post -> {
            if (post.id().startsWith("notice/")) {
                throw new NotPosted(NotPosted.Why.NEVER, "the channel is closed");
            }
        });
        world.sends(new RichChat.ById("web", wall));
        resolved();
        world.untilAllIsShown();
        assertThat(handed)
                .as("again a little later where it wasn't seen to")
                .containsExactly("wang.fang: the channel is closed", "wang.fang: the channel is closed");
    }

    @Test
    void whatNobodyWaitsForIsNotHandedOver() throws IOException {
        List<String> handed = new CopyOnWriteArrayList<>();
        world.undelivered = (desk, ticket, notice, epoch, why) -> handed.add(notice.to() + ": " + why);
        world.channels("shop: {platform: slack, address: C1, for: [intake, alerts]}");
        TicketId taken = world.report("shop", Grade.P1, "付不了款");
        world.does(taken, "zhao.min", new Act.Assign("chen.jie", null, List.of()));
        world.does(taken, "chen.jie", new Act.Acknowledge());
        TicketId waiting = world.report("shop", Grade.P1, "下不了单");
        world.does(waiting, "zhao.min", new Act.Assign("chen.jie", null, List.of()));
        world.sends(new RichChat.Searching("slack", wall));
        world.untilAllIsShown();
        assertThat(handed).containsExactly("chen.jie: no account in a channel of the desk");
    }

    @Test
    void aGuestIsToldWhereTheyReported() {
        world.sends(new RichChat.ById("web", wall));
        TicketId ticket = world.report("shop", Grade.P3, "样式错位", "guest:小明");
        world.does(ticket, "li.wei", new Act.Resolve("已修", null, null, null, Regression.PASSED));
        world.untilAllIsShown();
        assertThat(notices())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("小明"));
    }

    @Test
    void whoHasNoAccountInTheRoomIsToldWhereTheyHaveOne() throws IOException {
        world.channels(
                "shop: {platform: web, for: [intake]}",
                "far: {platform: slack, address: C1, for: [alerts], groups: [ops]}");
        world.sends(new RichChat.ById("web", wall), new RichChat.Searching("slack", wall));
        world.report("shop", Grade.P1, "付不了款");
        TicketId ticket = world.report("far", Grade.P1, "付不了款");
        world.does(ticket, "zhao.min", new Act.Assign("chen.jie", null, List.of()));
        world.untilAllIsShown();
        assertThat(notices()).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("shop");
            assertThat(message.text()).contains("@陈杰");
        });
    }

    @Test
    void aRequestWaitsForItsCard() {
        wall.suffers(post -> {
            if (!post.id().startsWith("notice/")) {
                throw new IllegalStateException("no card can be made");
            }
        });
        world.sends(new RichChat.Searching("web", wall));
        resolved();
        await().pollDelay(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(notices()).isEmpty());
        wall.recovers();
        world.clock.move(Duration.ofMinutes(2));
        world.untilAllIsShown();
        assertThat(notices())
                .singleElement()
                .satisfies(message -> assertThat(message.thread())
                        .isEqualTo(wall.main("shop").getFirst().id()));
    }

    private TicketId resolved() {
        TicketId ticket = world.report("shop", Grade.P3, "样式错位");
        world.does(ticket, "li.wei", new Act.Resolve("已修", null, null, null, Regression.PASSED));
        return ticket;
    }

    private void resolvedAndAccepted() {
        world.does(resolved(), "wang.fang", new Act.Accept(null, 5));
    }

    private List<Message> notices() {
        return wall.all().stream()
                .filter(message -> message.post().startsWith("notice/"))
                .toList();
    }
}
