package dev.dutydesk.bot.posting;

import static dev.dutydesk.bot.posting.World.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Platforms refuse, answers get lost, processes die. */
class TroubleTest {
    @RegisterExtension
    static final World world = new World();

    private final Wall wall = new Wall();
    private final AtomicInteger tries = new AtomicInteger();

    /** As if the process were killed there. */
    private static final class Killed extends Error {
        Killed() {
            super(null, null, false, false);
        }
    }

    @BeforeEach
    void oneRoom() throws IOException {
        world.channels("shop: {platform: web, for: [intake, alerts]}");
    }

    @Test
    void whatAPlatformDoesNotTakeIsTriedAgainWhenItSays() {
        wall.suffers(post -> {
            tries.incrementAndGet();
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "too many", Duration.ofSeconds(30));
        });
        Sender sender = world.sends(new RichChat("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        await().untilAsserted(() ->
                assertThat(sender.standing().getFirst().troubles()).containsEntry("shop", "too many"));
        assertThat(world.store.marks().shown(DESK, new Mark(ticket, "shop")).sending())
                .isNull();

        wall.recovers();
        world.clock.move(Duration.ofSeconds(29));
        world.report("shop", Grade.P1, "下不了单");
        await().pollDelay(Duration.ofMillis(700))
                .untilAsserted(() -> assertThat(tries).hasValue(1));
        world.clock.move(Duration.ofSeconds(2));
        world.untilAllIsShown();
        assertThat(wall.main("shop")).hasSize(2);
        assertThat(sender.standing().getFirst().troubles()).isEmpty();
    }

    @Test
    void aLostAnswerMakesNoSecondMessageWhereThePlatformKnowsItsPosts() {
        losesTheNextAnswer();
        world.sends(new RichChat.Searching("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.untilAllIsShown();
        assertThat(wall.main("shop")).hasSize(1);

        losesTheNextAnswer();
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();
        Message card = only(wall.main("shop"));
        assertThat(card.text()).contains("已接单");
        assertThat(wall.thread(card.id())).hasSize(1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void aCardWhoseAnswerWasLostShowsTheLatestAlsoWhereItsEditFailsAtFirst() {
        losesTheNextAnswer();
        world.sends(new RichChat.ById("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        await().untilAsserted(() -> assertThat(wall.main("shop")).hasSize(1));
        wall.suffers(post -> {
            if (tries.incrementAndGet() == 2) {
                throw new NotPosted(NotPosted.Why.TRY_AGAIN, "too many");
            }
        });
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();

        Message card = only(wall.main("shop"));
        assertThat(card.text()).contains("已接单");
        assertThat(wall.thread(card.id())).hasSize(1);
        assertThat(tries).hasValueGreaterThan(2);
    }

    @Test
    void withoutThatACardIsSentAgainAndAStepIsNot() {
        losesTheNextAnswer();
        world.sends(new RichChat("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.untilAllIsShown();
        assertThat(wall.main("shop")).hasSize(2);

        wall.suffers(post -> {
            if (post.thread() != null && tries.incrementAndGet() == 2) {
                throw new NotPosted(NotPosted.Why.UNKNOWN, "no answer");
            }
        });
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.does(ticket, "li.wei", new Act.Diagnose("网关证书过期"));
        world.untilAllIsShown();
        Message card = wall.main("shop").getLast();
        assertThat(card.text()).contains("已定位");
        assertThat(only(wall.thread(card.id())).text()).contains("李伟定位");
    }

    @Test
    void whatIsNeverTakenIsDroppedUntilTheNextChange() {
        wall.suffers(post -> {
            tries.incrementAndGet();
            throw new NotPosted(NotPosted.Why.NEVER, "not allowed");
        });
        world.sends(new RichChat("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.untilAllIsShown();
        assertThat(tries).hasValue(1);

        wall.recovers();
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.untilAllIsShown();
        assertThat(only(wall.main("shop")).text()).contains("已接单");
    }

    @Test
    void afterACrashAPostIsFoundOrAnsweredOrSentAgain() {
        for (RichChat chat : List.of(new RichChat.Searching("web", wall), new RichChat.ById("web", wall))) {
            wall.suffersAfterwards(this::kills);
            Store first = world.store("first");
            Sender dying = world.sends(first, chat);
            int before = wall.main("shop").size();
            int killed = tries.get();
            TicketId ticket = world.report("shop", Grade.P1, "付不了款");
            await().dontCatchUncaughtExceptions().until(() -> tries.get() > killed);
            first.leases().close();
            dying.close();
            wall.recovers();
            world.does(ticket, "li.wei", new Act.Acknowledge());

            Store second = world.store("second");
            Sender next = world.sends(second, chat);
            world.untilAllIsShown();
            assertThat(wall.main("shop")).hasSize(before + 1);
            Message card = wall.main("shop").getLast();
            assertThat(card.text()).contains("已接单");
            assertThat(wall.thread(card.id())).hasSize(1);
            second.leases().close();
            next.close();
        }
    }

    @Test
    void anotherTakesOverWhereOneStopped() {
        Store first = world.store("first");
        world.sends(first, new RichChat.ById("web", wall));
        TicketId ticket = world.report("shop", Grade.P1, "付不了款");
        world.untilAllIsShown();
        first.leases().close();
        world.does(ticket, "li.wei", new Act.Acknowledge());
        world.sends(world.store("second"), new RichChat.ById("web", wall));
        world.untilAllIsShown();
        Message card = only(wall.main("shop"));
        assertThat(card.text()).contains("已接单");
        assertThat(wall.thread(card.id())).hasSize(1);
    }

    @Test
    void itEndsInTimeThoughAPlatformHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        wall.suffers(post -> {
            hangs.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new NotPosted(NotPosted.Why.UNKNOWN, "interrupted");
            }
        });
        Sender sender = world.sends(new RichChat.Searching("web", wall));
        world.report("shop", Grade.P1, "付不了款");
        hangs.await();
        long begin = System.nanoTime();
        sender.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("it would hang for ever")
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aMessageThatCannotBeMadeDoesNotHoldUpTheOthers() {
        wall.suffers(post -> {
            if ("SHOP-1".equals(post.subject())) {
                throw new IllegalStateException("a fault of ours");
            }
        });
        world.sends(new RichChat.ById("web", wall));
        world.report("shop", Grade.P1, "付不了款");
        world.report("shop", Grade.P2, "商品页很慢");
        await().untilAsserted(() -> assertThat(wall.main("shop")).hasSize(1));
        wall.recovers();
        world.clock.move(Duration.ofMinutes(2));
        world.untilAllIsShown();
        assertThat(wall.main("shop")).hasSize(2);
    }

    private void losesTheNextAnswer() {
        AtomicInteger posts = new AtomicInteger();
        wall.suffersAfterwards(post -> {
            if (posts.incrementAndGet() == 1) {
                tries.incrementAndGet();
                throw new NotPosted(NotPosted.Why.UNKNOWN, "no answer");
            }
        });
    }

    private void kills(Post post) {
        tries.incrementAndGet();
        throw new Killed();
    }

    private static Message only(List<Message> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
