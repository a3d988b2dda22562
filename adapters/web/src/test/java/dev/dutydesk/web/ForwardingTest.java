package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody's words are passed on into a room: to colleagues, or to the bot. */
class ForwardingTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static World world;
    private static Browser heJing;

    @BeforeAll
    static void start() {
        heJing = Browser.open("zh-CN");
        world = new World(REDIS);
    }

    @AfterAll
    static void stop() {
        heJing.close();
        world.close();
    }

    @BeforeEach
    void comesIn() {
        world.bot.forget();
        world.bot.received().clear();
        world.bot.answers(new ShopBot(world));
    }

    @Test
    void aColleaguesMessageIsPassedOnToTheBotWithAWordOfOnesOwn() {
        say("wang.fang", "顾客说付款一直转圈，你们看到了吗", List.of());
        String page = world.uri("/").toString();
        heJing.enters(page, "he.jing");
        heJing.reads("#line .typed", "顾客说付款一直转圈");
        assertThat(heJing.count("#line [data-focus=edit]")).isZero();

        heJing.focuses("#line .message:has(.typed)");
        heJing.presses("f");
        heJing.reads("dialog h2", "转发这条消息");
        assertThat(heJing.value("dialog textarea")).isEqualTo("@dutydesk ");
        heJing.types("dialog textarea", "请尽快");
        heJing.photo("forwarding-dialog");
        heJing.taps("dialog .primary");

        heJing.reads("#line blockquote", "顾客说付款一直转圈");
        heJing.reads("#line blockquote b", "王芳");
        heJing.hovers("#line .message:has(blockquote)");
        heJing.photo("forwarding-passed-on");
        heJing.fitsItsWidth();
        assertThat(heJing.barriers()).isEmpty();
        await().untilAsserted(() -> assertThat(heard()).contains(new Inbound.Forwarded("王芳", "顾客说付款一直转圈，你们看到了吗")));

        heJing.looks(390, 844, true, true);
        heJing.goes(page);
        heJing.reads("#line blockquote", "顾客说付款一直转圈");
        heJing.fitsItsWidth();
        heJing.photo("forwarding-phone-dark");
        heJing.looks(1280, 900, false, false);
    }

    @Test
    void whatIsIncompleteOrTooLongIsRefusedWithTheReason() {
        assertThat(say("wang.fang", "看看", List.of(Map.of("from", "顾客"))).text("/detail"))
                .contains("from", "text", "10");
        assertThat(say("wang.fang", "看看", List.of(Map.of("from", "客".repeat(61), "text", "付不了款")))
                        .status())
                .isEqualTo(400);
        Map<String, String> one = Map.of("from", "顾客", "text", "付不了款");
        assertThat(say("wang.fang", "看看", Stream.generate(() -> one).limit(11).collect(Collectors.toList()))
                        .status())
                .isEqualTo(400);
        assertThat(say("wang.fang", "看看", List.of(Map.of("from", "顾客", "text", "付".repeat(9_999))))
                        .text("/detail"))
                .contains("10,001", "10,000");
        assertThat(world.bot.received()).isEmpty();
    }

    private static World.Got say(String user, String text, List<?> forwarded) {
        return world.post("/api/rooms/shop/messages", Map.of("user", user, "text", text, "forwarded", forwarded));
    }

    private static List<Inbound.Forwarded> heard() {
        return world.bot.received().stream()
                .filter(Inbound.Message.class::isInstance)
                .flatMap(each -> ((Inbound.Message) each).forwarded().stream())
                .toList();
    }
}
