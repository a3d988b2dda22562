package dev.dutydesk.bot.posting;

import static dev.dutydesk.bot.posting.World.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets go their ways at random while platforms fail at random and the lease goes back and forth. */
class InTheEndTest {
    private static final int TICKETS = 15;
    private static final int ACTS = 150;
    private static final int TAKEOVERS = 3;

    @RegisterExtension
    static final World world = new World();

    private final Wall wall = new Wall();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRoomShowsTheLatestOnceAndWasToldEachStepInOrder(long seed) throws IOException {
        world.channels(
                "shop: {platform: web, for: [intake, alerts]}", "far: {platform: slack, address: C1, for: [alerts]}");
        Random chance = new Random(seed);
        fails(new Random(chance.nextLong()));
        List<TicketId> tickets = new ArrayList<>();
        Store holder = begin();
        for (int i = 0; i < ACTS; i++) {
            if (tickets.size() < TICKETS && chance.nextInt(3) == 0) {
                tickets.add(world.report("shop", Grade.values()[chance.nextInt(4)], "付不了款 " + i));
            } else if (!tickets.isEmpty()) {
                actsOn(tickets.get(chance.nextInt(tickets.size())), chance);
            }
            world.clock.move(Duration.ofMillis(chance.nextInt(2000)));
            if (i % (ACTS / TAKEOVERS) == ACTS / TAKEOVERS - 1) {
                holder.leases().close();
                holder = begin();
            }
        }
        wall.recovers();
        // Who lost the lease may have an edit under way that comes last of all; it has the card shown once more.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            world.untilAllIsShown();
            tickets.forEach(this::shownEverywhere);
        });
    }

    private Store begin() {
        Store store = world.store("holder");
        world.sends(store, new RichChat.ById("web", wall), new RichChat.Searching("slack", wall));
        return store;
    }

    private void shownEverywhere(TicketId id) {
        String key =
                "SHOP-" + world.store.tickets().find(DESK, id).orElseThrow().number();
        for (String channel : List.of("shop", "far")) {
            List<Message> cards = wall.main(channel).stream()
                    .filter(message -> message.subject().equals(key))
                    .toList();
            assertThat(cards).as("%s in %s", key, channel).hasSize(1);
            assertThat(cards.getFirst().text())
                    .contains(world.word(channel, world.ticket(id).state()));
            List<Integer> told = wall.thread(cards.getFirst().id()).stream()
                    .filter(message -> !message.post().startsWith("notice/"))
                    .map(message -> message.post().replaceFirst(".*/event-", ""))
                    .map(Integer::valueOf)
                    .toList();
            List<Integer> steps = world.store.tickets().history(DESK, id).stream()
                    .filter(event -> event.verb() != Verb.REPORT)
                    .map(Event::no)
                    .toList();
            // Where the first card came late it told the first of them itself.
            assertThat(steps).as("%s in %s", key, channel).endsWith(told.toArray(Integer[]::new));
            if (channel.equals("shop")) {
                assertThat(told).as("%s in %s", key, channel).isEqualTo(steps);
            }
        }
    }

    private void actsOn(TicketId ticket, Random chance) {
        switch (chance.nextInt(7)) {
            case 0 -> world.tries(ticket, "li.wei", new Act.Acknowledge());
            case 1 -> world.tries(ticket, "chen.jie", new Act.Diagnose("证书过期"));
            case 2 -> world.tries(ticket, "li.wei", new Act.Resolve("已换", null, null, null, Regression.PASSED));
            case 3 -> world.tries(ticket, "wang.fang", new Act.Accept(null, 4));
            case 4 -> world.tries(ticket, "wang.fang", new Act.Reject("还是不行"));
            case 5 -> world.tries(ticket, "zhao.min", new Act.Assign("chen.jie", null, List.of()));
            default -> world.tries(ticket, "wang.fang", new Act.Reopen("又来了", null));
        }
    }

    private void fails(Random chance) {
        wall.suffers(post -> mayFail(chance, NotPosted.Why.TRY_AGAIN));
        wall.suffersAfterwards(post -> mayFail(chance, NotPosted.Why.UNKNOWN));
    }

    private static void mayFail(Random chance, NotPosted.Why why) throws NotPosted {
        if (chance.nextInt(12) == 0) {
            throw new NotPosted(why, "trouble");
        }
    }
}
