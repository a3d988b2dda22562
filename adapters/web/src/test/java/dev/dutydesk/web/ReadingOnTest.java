package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What the page keeps for who comes back: how far one has read, and what one had begun to write. */
class ReadingOnTest {
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
        wangFang.forgets(page());
        world.bot.forget();
        world.bot.answers(new ShopBot(world));
        wangFang.enters(page(), "wang.fang");
    }

    private static String page() {
        return world.uri("/").toString();
    }

    private static void comesBack() {
        wangFang.goes("about:blank");
        wangFang.goes(page());
        wangFang.reads("#status", "实时");
    }

    @Test
    void onePersonsMessagesInARowHaveOneName() {
        world.says("li.wei", "早");
        world.says("li.wei", "支付刚才有点慢");
        world.says("he.jing", "我也看到了");
        wangFang.reads("#line", "我也看到了");

        assertThat(wangFang.count("#line .avatar")).isEqualTo(2);
        assertThat(wangFang.count("#line .joined")).isEqualTo(1);
    }

    @Test
    void whatCameWhileOneWasAwayStandsBelowALine() {
        world.says("li.wei", "之前");
        wangFang.reads("#line", "之前");
        wangFang.goes("about:blank");
        world.says("li.wei", "之后");
        comesBack();

        wangFang.reads("#line .news", "新消息");
        assertThat(wangFang.script("return document.querySelector('.news').nextElementSibling.innerText"))
                .asString()
                .contains("之后");
        wangFang.types("#say", "看到了", Keys.ENTER);
        wangFang.noLonger("#line .news");
        comesBack();
        wangFang.reads("#line", "看到了");
        assertThat(wangFang.count("#line .news")).isZero();
    }

    @Test
    void anotherRoomShowsHowMuchCameAndWhetherOneIsCalled() {
        world.saysIn("shop-en", "li.wei", "Payment is slow");
        world.saysIn("shop-en", "li.wei", "@王芳 do you see it too?");
        comesBack();

        wangFang.reads("#rooms .called", "2");
        assertThat(wangFang.script("return document.title")).asString().startsWith("(2) ");
        wangFang.taps("#rooms .unread");
        wangFang.reads("#line", "do you see it too?");
        wangFang.noLonger("#rooms .badge");
        assertThat(wangFang.text("#line .mention.mine")).isEqualTo("@王芳");
    }

    @Test
    void whatWasBegunIsThereAgainInTheLineAndInTheThread() {
        world.says("li.wei", "早");
        wangFang.types("#say", "第一行", Keys.chord(Keys.SHIFT, Keys.ENTER), "第二行");
        wangFang.reads("#line .message", "早");
        wangFang.hovers("#line .message");
        wangFang.taps("#line .reply");
        wangFang.types("#thread-say", "给李伟的");
        comesBack();

        assertThat(wangFang.value("#say")).isEqualTo("第一行\n第二行");
        assertThat(wangFang.value("#thread-say")).isEmpty();
        wangFang.hovers("#line .message");
        wangFang.taps("#line .reply");
        wangFang.sees("#thread-line .message");
        assertThat(wangFang.value("#thread-say")).isEqualTo("给李伟的");
        wangFang.types("#say", Keys.ENTER);
        wangFang.reads("#line", "第一行\n第二行");
        comesBack();
        assertThat(wangFang.value("#say")).isEmpty();
    }

    @Test
    void upInAnEmptyFieldBringsBackWhatOneSaid() {
        wangFang.types("#say", "第一句", Keys.ENTER);
        wangFang.types("#say", "第二句", Keys.ENTER);
        world.says("li.wei", "我说的");
        wangFang.reads("#line", "我说的");

        wangFang.types("#say", Keys.ARROW_UP);
        assertThat(wangFang.value("#say")).isEqualTo("第二句");
        wangFang.types("#say", Keys.ARROW_UP);
        assertThat(wangFang.value("#say")).isEqualTo("第一句");
        wangFang.types("#say", Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(wangFang.value("#say")).isEmpty();
        wangFang.types("#say", "已经写了", Keys.ARROW_UP);
        assertThat(wangFang.value("#say")).isEqualTo("已经写了");
    }

    @Test
    void whatWasTypedIntoAFormOutlivesAReload() {
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        wangFang.taps("#line .card [data-focus='button resolve']");
        wangFang.types("dialog [name=solution]", "换到一半");
        comesBack();
        wangFang.taps("#line .card [data-focus='button resolve']");
        wangFang.sees("dialog [name=solution]");

        assertThat(wangFang.value("dialog [name=solution]")).isEqualTo("换到一半");
        wangFang.taps("dialog [value=passed]");
        wangFang.taps("dialog .primary");
        wangFang.reads("#line .card", "换到一半");
        // The card may be there before the answer to the form is.
        await().untilAsserted(() -> assertThat(wangFang.script("return JSON.stringify(localStorage)"))
                .asString()
                .doesNotContain("换到一半"));
    }

    @Test
    void anInputMethodsEnterChoosesAWordAndSendsNothing() {
        wangFang.types("#say", "早");
        wangFang.composes("付不了款");
        wangFang.types("#say", Keys.ENTER);
        wangFang.reads("#line .typed", "早付不了款");
        assertThat(wangFang.count("#line .message")).isEqualTo(1);
    }

    @Test
    void messagesAreWalkedByKeys() {
        world.says("li.wei", "早");
        world.says("he.jing", "我也看到了");
        wangFang.reads("#line", "我也看到了");
        wangFang.focuses("#scroll");

        wangFang.presses(Keys.ARROW_UP);
        assertThat(wangFang.script("return document.activeElement.innerText"))
                .asString()
                .contains("我也看到了");
        wangFang.presses(Keys.ARROW_UP);
        wangFang.presses(Keys.ENTER);
        wangFang.reads("#thread-line", "早");
    }

    @Test
    void withoutANetworkItSaysSoAndSendsOnceItIsBack() {
        wangFang.online(false);
        try {
            wangFang.reads("#status", "没有网络");
            wangFang.types("#say", "在吗", Keys.ENTER);
            wangFang.reads("#line .pending", "连不上机器人");
        } finally {
            wangFang.online(true);
        }

        wangFang.reads("#line .typed", "在吗");
        wangFang.noLonger("#line .pending");
        wangFang.reads("#status", "实时");
        assertThat(world.reads("?limit=200").body().get("items")).hasSize(1);
    }
}
