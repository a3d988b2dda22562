package dev.dutydesk.bot.posting;

import static dev.dutydesk.bot.posting.World.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.PaperMemory;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A platform takes only so many calls in a month. It is the 23rd of November, 09:00. */
class MonthTest {
    @RegisterExtension
    static final World world = new World();

    private static final Instant DECEMBER = Instant.parse("2026-11-30T16:00:00Z");

    private final Wall wall = new Wall();
    private PaperMemory memory = new PaperMemory(() -> world.clock.instant());

    @BeforeEach
    void oneRoom() throws IOException {
        memory = new PaperMemory(() -> world.clock.instant());
        world.channels("shop: {platform: web, for: [intake, alerts]}");
    }

    private Sender sends(long aMonth) {
        return world.sends(new RichChat.Metered(
                "web", wall, new MonthlyCalls(aMonth, MonthlyCalls.CHINA, memory, () -> world.clock.instant())));
    }

    @Test
    void nearItsEndOnlyTheWorstIsPostedTheRoomIsToldOnceAndAllComesWithTheNewMonth() {
        memory.add("calls:2026-11", 90, Duration.ofDays(60));
        Sender sender = sends(100);
        world.report("shop", Grade.P3, "横幅旧了");
        TicketId page = world.report("shop", Grade.P2, "页面很慢");
        TicketId pay = world.report("shop", Grade.P1, "付不了款");
        shows("付不了款");
        shows("页面很慢");
        shows("month/9");
        world.does(pay, "li.wei", new Act.Acknowledge());
        shows("已接单");
        world.does(page, "li.wei", new Act.Acknowledge());
        world.report("shop", Grade.P3, "字体小了");
        world.announces("digest", "今日摘要", "channel:shop", false);
        await().untilAsserted(() -> assertThat(sender.standing().getFirst())
                .satisfies(desk -> assertThat(desk.held()).containsEntry("shop", 2L))
                .satisfies(desk -> assertThat(desk.troubles().get("shop"))
                        .matches("9\\d of 100 calls of 2026-11 are used: what is left is for P1 and P2")));
        world.clock.move(Duration.ofHours(2));
        TicketId attack = world.report("shop", Grade.P1, "被攻击了");
        shows("被攻击了");
        world.does(attack, "li.wei", new Act.Acknowledge());

        assertThat(wall.main("shop"))
                .noneMatch(message -> message.text().contains("横幅旧了"))
                .noneMatch(message -> message.text().contains("字体小了"))
                .noneMatch(message -> message.text().contains("今日摘要"));
        assertThat(told("month/")).isEqualTo(1);

        world.clock.move(Duration.between(world.clock.instant(), DECEMBER).minusSeconds(1));
        world.report("shop", Grade.P3, "图片裂了");
        await().until(() -> sender.standing().getFirst().held().getOrDefault("shop", 0L) == 3);
        world.clock.move(Duration.ofMinutes(6));
        shows("横幅旧了");
        shows("字体小了");
        shows("图片裂了");
        world.untilAllIsShown();
        assertThat(sender.standing().getFirst().held()).isEmpty();
        assertThat(sender.standing().getFirst().troubles()).isEmpty();
        assertThat(memory.sum("calls:2026-12")).isPositive();
    }

    @Test
    void aStormOfSmallThingsLeavesTheReserveToAP1() {
        sends(40);
        for (int i = 0; i < 60; i++) {
            world.report("shop", Grade.P3, "告警 " + i);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            world.clock.move(Duration.ofMillis(200));
            return told("month/36/40/") == 1;
        });
        assertThat(memory.sum("calls:2026-11")).isBetween(36L, 38L);
        world.report("shop", Grade.P1, "付不了款");
        shows("付不了款");
        assertThat(world.store.marks().held(DESK))
                .hasEntrySatisfying("shop", held -> assertThat(held.tickets()).isGreaterThan(20));
    }

    @Test
    void whoMustAnswerIsAskedAllTheSame() {
        memory.add("calls:2026-11", 95, Duration.ofDays(60));
        sends(100);
        TicketId banner = world.report("shop", Grade.P3, "横幅旧了");
        world.does(banner, "li.wei", new Act.Acknowledge());
        world.does(banner, "li.wei", new Act.Ask("哪个页面？"));
        shows("哪个页面？");
        world.does(banner, "wang.fang", new Act.Resume("首页"));
        world.does(banner, "li.wei", new Act.Resolve("已换", null, null, null, Regression.PASSED));
        shows("请验收");
        assertThat(world.noticesWaiting()).isZero();
        assertThat(wall.main("shop"))
                .as("its card waits")
                .noneMatch(message -> message.text().contains("李伟接单"));
    }

    @Test
    void anotherStartOrProcessTellsTheRoomNoSecondTime() throws Exception {
        memory.add("calls:2026-11", 95, Duration.ofDays(60));
        Sender first = sends(100);
        world.report("shop", Grade.P3, "横幅旧了");
        shows("month/95/100/");
        first.close();
        world.store.leases().close();

        world.store = world.store("the next");
        Sender second = sends(100);
        world.report("shop", Grade.P3, "字体小了");
        await().until(() -> second.standing().getFirst().held().getOrDefault("shop", 0L) == 2);
        world.clock.move(Duration.ofMinutes(6));
        world.report("shop", Grade.P1, "付不了款");
        shows("付不了款");
        assertThat(told("month/")).isEqualTo(1);
    }

    private long told(String what) {
        return wall.main("shop").stream()
                .map(Message::text)
                .filter(text -> text.contains(what))
                .count();
    }

    private void shows(String text) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            world.clock.move(Duration.ofMillis(50));
            assertThat(wall.main("shop"))
                    .as(text)
                    .anyMatch(message -> message.text().contains(text));
        });
    }
}
