package dev.dutydesk.bot.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.web.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** People in front of the pages of tickets, in a real browser, beside the chat. */
class TicketScreensTest {
    private static LiveBot bot;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path folder) {
        browser = Browser.open("zh-CN");
        bot = LiveBot.start(folder);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (bot != null) {
            bot.close();
        }
    }

    @BeforeEach
    void beginAnew() {
        browser.forgets(address("/"));
        browser.looks(1280, 900, false, false);
    }

    @Test
    void whoActsOnThePageChangesTheCardInTheChatAndTheOtherWayRound() {
        String key = bot.done("王芳", "@dutydesk 付不了款，页面一直转圈");
        try (Browser wangFang = Browser.open("zh-CN")) {
            wangFang.enters(address("/"), "wang.fang");
            wangFang.reads("#line .card", key + " 待接单");

            browser.goes(address("/tickets/" + key));
            browser.script("window.loadedOnce = true");
            browser.taps("[data-button=acknowledge]");
            browser.taps("[data-person='li.wei']");
            browser.reads("h1", key + " 已接单");
            browser.reads("#me", "李伟");
            wangFang.reads("#line .card", key + " 已接单");

            browser.taps("[data-button=resolve]");
            browser.reads("dialog h2", "解决 " + key);
            browser.types("dialog [name=text]", "已换证书");
            browser.taps("dialog [value=passed]");
            browser.taps("dialog .primary");
            browser.reads("h1", key + " 待验收");
            browser.reads("[data-part=history]", "李伟解决");
            browser.reads("[data-part=acts]", "现在没有需要你做的步骤");
            wangFang.reads("#line .card", key + " 待验收");

            wangFang.taps("#line .card a[href='/tickets/" + key + "']");
            wangFang.reads("h1", key + " 待验收");
            wangFang.taps("[data-button=accept]");
            wangFang.reads("h1", key + " 已验收");
            wangFang.taps("#note [data-focus='button accept:stars=5']");
            wangFang.reads("[data-part=facts]", "5 星");
            browser.reads("h1", key + " 已验收");
            browser.reads("[data-part=people]", "验收");
            assertThat(browser.script("return window.loadedOnce")).isEqualTo(true);

            wangFang.taps("header a[href^='/#/']");
            wangFang.reads("#thread-line", "王芳验收通过");
            assertThat(wangFang.complaints()).isEmpty();
            // the 422 that asks for the form
            assertThat(browser.complaints()).allMatch(line -> line.contains("/buttons/") && line.contains("422"));
        }
    }

    @Test
    void whoMayNotIsToldWhyBelowTheButtons() {
        String key = bot.done("王芳", "@dutydesk 订单列表打不开了");
        browser.goes(address("/tickets/" + key));
        browser.taps("[data-button=acknowledge]");
        browser.taps("[data-person='wang.fang']");

        browser.reads("#note", "只有你看得到");
        browser.reads("#note", "接单");
        browser.sees("[data-button=regrade]");
        browser.noLonger("[data-button=acknowledge]");
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("DISPATCHED");

        browser.taps("#me");
        browser.taps("[data-person='chen.jie']");
        browser.sees("[data-button=acknowledge]");
    }

    @Test
    void allIsReachedByKeyboardAndTheFocusStaysWhereOneIs() {
        String key = bot.done("王芳", "@dutydesk 首页样式错位");
        browser.goes(address("/tickets/" + key));
        browser.script("localStorage.setItem('dutydesk.who.shop', 'li.wei')");
        browser.goes(address("/tickets/" + key));
        browser.reads("#me", "李伟");

        browser.presses(Keys.TAB);
        assertThat(browser.text("a:focus")).isEqualTo("跳到正文");
        browser.presses(Keys.ENTER);
        browser.presses(Keys.TAB, Keys.TAB);
        assertThat(browser.focused()).isEqualTo("button acknowledge");
        browser.presses(Keys.ENTER);
        browser.reads("h1", key + " 已接单");
        browser.focuses("[data-button=resolve]");
        bot.done("li.wei", "/diagnose " + key + " 样式表没有发布");
        browser.reads("h1", key + " 已定位");
        assertThat(browser.focused()).isEqualTo("button resolve");
        browser.reads("#news", key + " 已定位");
    }

    @Test
    void aLostConnectionIsSaidAndEndsByItself() {
        String key = bot.done("王芳", "@dutydesk 首页又错位");
        browser.goes(address("/tickets/" + key));
        browser.sees("[data-button=acknowledge]");

        browser.online(false);
        browser.reads("#news", "连接断开");
        browser.online(true);
        bot.done("li.wei", "/ack " + key);
        browser.reads("h1", key + " 已接单");
        assertThat(browser.text("#news")).doesNotContain("连接断开");
        browser.complaints();
    }

    @Test
    void theLanguageChosenOnAPageIsTheChatsTooAndTheOtherWayRound() {
        browser.goes(address("/tickets"));
        browser.reads("h1", "工单");
        browser.taps(".top .other");
        browser.reads("h1", "Tickets");
        browser.goes(address("/tickets"));
        browser.reads("h1", "Tickets");

        browser.goes(address("/"));
        browser.reads("[data-language]", "中文");
        browser.taps("[data-language]");
        browser.taps("aside a[href='/tickets']");
        browser.reads("h1", "工单");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFilterIsChosenAndStaysInTheAddress() {
        String key = bot.done("he.jing", "@dutydesk 请上架新品");
        browser.goes(address("/tickets"));
        browser.script("document.querySelector('[name=reporter]').value = 'he.jing'");
        browser.taps(".filters .primary");
        browser.reads(".tickets", key);
        assertThat(String.valueOf(browser.script("return location.search"))).contains("reporter=he.jing");
        browser.taps(".tickets a");
        browser.reads("h1", key);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 1280, false", "zh-CN, 1280, true", "zh-CN, 360, false", "zh-CN, 360, true",
        "en, 1280, false", "en, 1280, true", "en, 360, false", "en, 360, true",
    })
    void everyPageFitsInBothLanguagesWidthsAndThemes(String language, int width, boolean dark) {
        String key = rich();
        bot.done("sun.li", "@dutydesk 请上架一批很长很长名字的新品：" + "春夏系列针织衫".repeat(5));
        browser.looks(width, width == 360 ? 780 : 900, width == 360, dark);
        String look = language + "-" + width + (dark ? "-dark" : "-light");
        String lang = "lang=" + language;
        for (Map.Entry<String, String> page : Map.of(
                        "ticket", "/tickets/" + key + "?" + lang,
                        "list", "/tickets?state=all&" + lang,
                        "empty", "/tickets?handler=zhao.min&" + lang,
                        "wrong", "/tickets?state=gone&" + lang,
                        "unknown", "/tickets/SHOP-99999?" + lang)
                .entrySet()) {
            browser.goes(address(page.getValue()));
            browser.sees("h1");
            browser.fitsItsWidth();
            assertThat(browser.barriers()).as(page.getKey()).isEmpty();
            photo(page.getKey() + "-" + look, width);
        }
        assertThat(browser.complaints())
                .allMatch(
                        line -> line.contains("400") || line.contains("404"), "only the pages that say what is wrong");
    }

    /** A ticket that has been through a lot. */
    private static String rich() {
        String key = bot.done("王芳", "@dutydesk 付不了款，页面一直转圈。\n顾客都在投诉，订单号 20261123000017");
        String card = bot.card(key, found -> true).path("id").asString();
        bot.done("li.wei", "/ack " + key);
        for (String remark : List.of("还在排队", "又来三位顾客", "财务也在问", "有人付了两次")) {
            bot.post(
                    "/api/rooms/shop/messages",
                    Map.of("user", "he.jing", "thread", card, "text", "@dutydesk " + remark));
        }
        bot.done("li.wei", "/diagnose " + key + " 网关证书过期");
        bot.done(
                "li.wei",
                "/resolve " + key + " 换了证书，" + "并逐台重启网关。".repeat(40)
                        + " --version 1.4.2 --rollback 1.4.1 --regression passed --cause config");
        bot.done("wang.fang", "/reject " + key + " 还有三成失败");
        return key;
    }

    /** The whole page, however long. */
    private static void photo(String name, int width) {
        long height = ((Number) java.util.Objects.requireNonNull(
                        browser.script("return document.documentElement.scrollHeight")))
                .longValue();
        boolean dark = Boolean.TRUE.equals(browser.script("return matchMedia('(prefers-color-scheme: dark)').matches"));
        browser.looks(width, (int) Math.min(height, 4000), width == 360, dark);
        browser.photo(name);
        browser.looks(width, width == 360 ? 780 : 900, width == 360, dark);
    }

    private static String address(String path) {
        return "http://localhost:" + bot.port() + path;
    }
}
