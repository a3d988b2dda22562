package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What axe-core finds wrong for people who don't see, or see badly, in each state of the page. */
class AccessTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static World world;
    private static Browser wangFang;

    @BeforeAll
    static void start() {
        wangFang = Browser.open("zh-CN");
        world = new World(REDIS);
    }

    @AfterAll
    static void stop() {
        wangFang.close();
        world.close();
    }

    @BeforeEach
    void comesIn() {
        wangFang.forgets(world.uri("/").toString());
        world.bot.answers(new ShopBot(world));
    }

    private static void findsNothing(String state) {
        wangFang.photo("access-" + state);
        assertThat(wangFang.barriers()).as(state).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "360, false", "360, true"})
    void noStateHasASeriousFault(int width, boolean dark) {
        String name = width + (dark ? "-dark-" : "-light-");
        wangFang.enters(world.uri("/").toString(), "wang.fang");
        wangFang.looks(width, 800, width < 500, dark);
        findsNothing(name + "empty");

        world.says("li.wei", "早");
        world.says("li.wei", "@王芳 支付刚才有点慢");
        wangFang.types("#say", "@dutydesk 付不了款，页面一直转圈");
        wangFang.taps("#say-form .primary");
        wangFang.reads("#line .card", "SHOP-");
        wangFang.fitsItsWidth();
        findsNothing(name + "line");
        wangFang.taps("#line .card .primary");
        wangFang.sees("#line .note");
        findsNothing(name + "refused");
        wangFang.taps("#line .card [data-focus='button resolve']");
        wangFang.sees("dialog [name=solution]");
        wangFang.fitsItsWidth();
        findsNothing(name + "form");
        wangFang.presses(Keys.ESCAPE);
        wangFang.noLonger("dialog");
        wangFang.types("#say", "/");
        wangFang.sees("#say-offers");
        wangFang.fitsItsWidth();
        findsNothing(name + "commands");
        wangFang.types("#say", Keys.BACK_SPACE);
        wangFang.script("document.querySelector('#line .message .reply').click()");
        wangFang.sees("#thread-line .message");
        wangFang.fitsItsWidth();
        findsNothing(name + "thread");
        wangFang.taps("#back");
        wangFang.taps("#me");
        wangFang.sees("dialog [data-person]");
        wangFang.fitsItsWidth();
        findsNothing(name + "who");
    }
}
