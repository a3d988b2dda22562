package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A room that has all the messages that it may have. */
class LongRoomTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static final int ALL = 10_000;
    /** What a stretch of the line has at most, each with its parts, and the page around it. */
    private static final long NODES = 300 * 25 + 500;

    private static void fill(World world) {
        Rooms rooms = world.chat().rooms();
        try (ExecutorService hands = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < ALL; i++) {
                String number = String.valueOf(i);
                RoomMessage.Author author =
                        new RoomMessage.Author(i % 3 == 0 ? "li.wei" : "he.jing", i % 3 == 0 ? "李伟" : "何静");
                Instant at = rooms.now();
                hands.execute(() -> rooms.say(
                        Shop.ROOM,
                        "fill-" + number,
                        number,
                        new RoomMessage(
                                author, at, null, "第 " + number + " 条", null, null, null, null, null, null, null),
                        at));
            }
        }
    }

    private static long nodes(Browser browser) {
        return ((Number) Objects.requireNonNull(browser.script("return document.querySelectorAll('*').length")))
                .longValue();
    }

    /** Counted, not timed: however slow the machine, the page never holds or touches more than what is near the eye. */
    @Test
    void allOfItIsReadWithoutThePageGrowing() {
        try (Browser wangFang = Browser.open("zh-CN");
                World world = new World(REDIS)) {
            fill(world);
            wangFang.enters(world.uri("/").toString(), "wang.fang");
            wangFang.sees("#line .message");
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        assertThat(nodes(wangFang)).isLessThan(NODES);
                        wangFang.script("document.getElementById('scroll').scrollTop = 0");
                        return wangFang.count("#older:not([hidden])") == 0;
                    });
            assertThat(wangFang.count("#line .message")).isLessThanOrEqualTo(300);

            wangFang.script("window.touched = 0; new MutationObserver(all => all.forEach(each => "
                    + "window.touched += each.addedNodes.length + each.removedNodes.length))"
                    + ".observe(document.getElementById('line'), {childList: true})");
            world.says("li.wei", "最后一条");
            wangFang.reads("#fresh", "条新消息");
            wangFang.taps("#fresh");
            wangFang.reads("#line", "最后一条");
            wangFang.script("window.touched = 0");
            world.says("li.wei", "再一条");
            wangFang.reads("#line", "再一条");
            assertThat(wangFang.script("return window.touched"))
                    .asInstanceOf(LONG)
                    .isLessThanOrEqualTo(4);
        }
    }
}
