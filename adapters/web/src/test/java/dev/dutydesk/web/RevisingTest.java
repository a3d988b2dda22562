package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Inbound;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** One changes and takes away what one said oneself, by mouse and by keyboard. */
class RevisingTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static World world;
    private static Browser wangFang;

    @BeforeAll
    static void start() {
        wangFang = Browser.open("zh-CN");
        world = new World(REDIS);
        world.bot.answers(new ShopBot(world));
    }

    @AfterAll
    static void stop() {
        wangFang.close();
        world.close();
    }

    @Test
    void onesOwnMessageIsChangedAndTakenAwayAndTheBotIsToldOnce() {
        String page = world.uri("/").toString();
        wangFang.enters(page, "wang.fang");
        wangFang.types("#say", "首页白屏", Keys.ENTER);
        wangFang.reads("#line .typed", "首页白屏");
        wangFang.hovers("#line .message:has(.typed)");
        wangFang.photo("revising-hover");
        wangFang.taps("#line [data-focus=edit]");
        wangFang.sees("dialog textarea");
        assertThat(wangFang.value("dialog textarea")).isEqualTo("首页白屏");
        wangFang.types("dialog textarea", "，还卡");
        wangFang.photo("revising-edit");
        wangFang.taps("dialog .primary");
        wangFang.reads("#line .typed", "首页白屏，还卡");

        wangFang.focuses("#line .message:has(.typed)");
        wangFang.presses(Keys.DELETE);
        wangFang.reads("dialog .danger", "删除这条消息");
        wangFang.taps("dialog .danger");
        wangFang.reads("#line .message", "消息已删除");
        wangFang.photo("revising-gone");
        assertThat(wangFang.count("#line .own")).isZero();
        wangFang.fitsItsWidth();
        assertThat(wangFang.barriers()).isEmpty();
        await().untilAsserted(() -> assertThat(changes()).containsExactly("首页白屏，还卡", "gone"));
    }

    private static List<String> changes() {
        return world.bot.received().stream()
                .filter(each -> each instanceof Inbound.Edited || each instanceof Inbound.Deleted)
                .map(each -> each instanceof Inbound.Edited edited ? edited.text() : "gone")
                .toList();
    }
}
