package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** People in front of the page, in a real browser. */
class PageTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static final String CARD = "#line .card";

    private static World world;
    private static Browser wangFang;

    @BeforeAll
    static void start() {
        wangFang = Browser.open("zh-CN");
        world = new World(REDIS);
    }

    @AfterAll
    static void stop() {
        if (wangFang != null) {
            wangFang.close();
        }
        if (world != null) {
            world.close();
        }
    }

    @BeforeEach
    void beginAnew() {
        wangFang.forgets(page());
        world.bot.forget();
        world.bot.received().clear();
        world.bot.answers(new ShopBot(world));
    }

    private static String page() {
        return world.uri("/").toString();
    }

    private static void enters(Browser browser, String person) {
        browser.enters(page(), person);
    }

    @Test
    void timesAreTheDesksWhoeverReadsThem() {
        wangFang.livesIn("Europe/London");
        enters(wangFang, "wang.fang");
        wangFang.reads("#zone", "Asia/Shanghai 时间");
        wangFang.types("#say", "付不了款", Keys.ENTER);
        wangFang.sees("#line .head time");
        Instant said = Instant.parse(String.valueOf(
                wangFang.script("return document.querySelector('#line .head time').getAttribute('datetime')")));
        String there = DateTimeFormatter.ofPattern("HH:mm")
                .withZone(ZoneId.of("Asia/Shanghai"))
                .format(said);
        assertThat(wangFang.text("#line .head time")).isEqualTo(there);
        wangFang.livesIn("Asia/Shanghai");
        enters(wangFang, "wang.fang");
        assertThat(wangFang.text("#zone")).isEmpty();
        wangFang.livesIn("");
    }

    @Test
    void whatIsLongerThanTheFieldMakesItHigher() {
        enters(wangFang, "wang.fang");
        wangFang.looks(390, 800, true, false);
        wangFang.types("#say", "结算页一直转圈，顾客说换了手机、换了浏览器都一样，已经有六个人来问了，麻烦尽快看看");
        String fits = "const say = document.querySelector('#say'); return say.scrollHeight <= say.clientHeight";
        assertThat(wangFang.script(fits)).isEqualTo(true);
        wangFang.fitsItsWidth();
    }

    @Test
    void aReportIsHandledByTwoPeopleOnTwoScreens() {
        try (Browser liWei = Browser.open("zh-CN")) {
            enters(wangFang, "wang.fang");
            enters(liWei, "li.wei");

            wangFang.types("#say", "@dutydesk 付不了款，页面一直转圈", Keys.ENTER);
            wangFang.reads(CARD, "SHOP-12 待接单");
            wangFang.reads("#line .ticket", "SHOP-12");
            assertThat(wangFang.count("#line .pending")).isZero();
            liWei.reads(CARD, "SHOP-12 待接单");

            liWei.taps(CARD + " .primary");
            liWei.reads(CARD, "SHOP-12 已接单");
            wangFang.reads(CARD, "SHOP-12 已接单");
            assertThat(wangFang.count(CARD)).isEqualTo(1);
            wangFang.reads("#line .thread", "1 条回复");

            liWei.taps(CARD + " .primary");
            liWei.reads("dialog h2", "解决 SHOP-12");
            liWei.types("dialog [name=solution]", "已换证书");
            liWei.taps("dialog [value=passed]");
            liWei.taps("dialog .primary");
            liWei.noLonger("dialog");
            liWei.reads(CARD, "SHOP-12 已解决，待验收");

            wangFang.reads("#line .private", "SHOP-12 已解决，请验收");
            assertThat(liWei.count("#line .private")).isZero();
            wangFang.taps("#line .private .primary");
            wangFang.reads(CARD, "SHOP-12 已验收");

            wangFang.taps("#line .thread");
            wangFang.reads("#thread-line", "已换证书");
            wangFang.types("#thread-say", "谢谢", Keys.ENTER);
            liWei.reads("#line .thread", "王芳：谢谢");

            assertThat(wangFang.complaints()).isEmpty();
            // the 422 that asks for the form
            assertThat(liWei.complaints()).allMatch(line -> line.contains("/buttons/") && line.contains("422"));
        }
    }

    @Test
    void whoMayNotIsToldUnderTheCardAndNothingElseMoves() {
        enters(wangFang, "wang.fang");
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        wangFang.taps(CARD + " .primary");

        wangFang.reads("#line .note", "只有响应人能接单");
        wangFang.taps("#line .note .icon");
        wangFang.noLonger("#line .note");
        wangFang.reads(CARD, "待接单");
    }

    @Test
    void aDangerousButtonAsksOnce() {
        enters(wangFang, "wang.fang");
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        wangFang.taps(CARD + " .danger");
        wangFang.reads("dialog", "确定“误报”？");
        wangFang.presses(Keys.ESCAPE);
        wangFang.noLonger("dialog");
        assertThat(world.bot.taps()).isEmpty();

        wangFang.taps(CARD + " .danger");
        wangFang.taps("dialog .danger");
        wangFang.reads(CARD, "已取消");
    }

    @Test
    void whatIsSaidWhileTheBotIsAwayIsSaidOnceWhenItIsBack() {
        enters(wangFang, "wang.fang");
        wangFang.types("#say", "在吗", Keys.ENTER);
        wangFang.reads("#line", "在吗");

        world.stop();
        wangFang.reads("#status", "重连");
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        wangFang.reads("#line .pending", "连不上机器人");

        world.start();
        world.says("li.wei", "我回来了");
        wangFang.reads("#status", "实时");
        wangFang.reads("#line", "我回来了");
        wangFang.reads(CARD, "SHOP-12 待接单");
        assertThat(wangFang.text("#line .typed")).containsOnlyOnce("@dutydesk 付不了款");
        assertThat(world.reads("").body().get("items")).hasSize(4);
    }

    @Test
    void whatIsNotConfirmedIsTriedAgainByItself() {
        AtomicInteger tries = new AtomicInteger();
        ShopBot shop = new ShopBot(world);
        world.bot.answers(inbound -> tries.incrementAndGet() < 2
                ? new Answer(Answer.Kind.UNCONFIRMED, null, null, null)
                : shop.apply(inbound));
        enters(wangFang, "wang.fang");
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);

        wangFang.reads("#line .patience", "还没有确认");
        wangFang.reads(CARD, "SHOP-12 待接单");
        wangFang.noLonger("#line .patience");
        assertThat(wangFang.text("#line .typed")).containsOnlyOnce("@dutydesk 付不了款");
        assertThat(world.bot.messages())
                .extracting(Inbound.Message::delivery)
                .containsOnly(world.bot.messages().getFirst().delivery());
    }

    @Test
    void whatWasWrittenOutlivesAReload() {
        enters(wangFang, "wang.fang");
        world.bot.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        wangFang.reads("#line .patience", "还没有确认");

        world.bot.answers(new ShopBot(world));
        wangFang.goes(page());
        wangFang.reads(CARD, "SHOP-12 待接单");
        assertThat(wangFang.script("return localStorage.getItem('dutydesk.outbox')"))
                .isEqualTo("[]");
        assertThat(wangFang.text("#line .typed")).containsOnlyOnce("@dutydesk 付不了款");
    }

    @Test
    void markupStaysText() {
        String hostile =
                "<img src=x onerror=\"document.title='bad'\"><script>document.title='bad'</script> **x** &amp;";
        enters(wangFang, "wang.fang");
        world.says("li.wei", hostile);
        world.says("li.wei", "@dutydesk " + hostile);

        wangFang.reads("#line .typed", hostile);
        wangFang.reads(CARD, "<img src=x");
        assertThat(wangFang.count("#line img:not(.avatar img)")).isZero();
        assertThat(wangFang.count("#line script")).isZero();
        assertThat(wangFang.script("return document.title")).isEqualTo("商城维护群 · Dutydesk");
    }

    @Test
    void aCardsLinesStandApartAndWhoIsCalledIsMarked() throws NotPosted {
        Paragraph lines = new Paragraph();
        lines.appendChild(new Text("响应 09:05"));
        lines.appendChild(new HardLineBreak());
        lines.appendChild(new Mention("王芳", "wang.fang"));
        lines.appendChild(new Mention("李伟", "li.wei"));
        Document body = new Document();
        body.appendChild(lines);
        Card card = new Card("SHOP-12", Tone.RED, body, List.of(), List.of());
        enters(wangFang, "wang.fang");
        world.chat().post(new Post("lines", Shop.ROOM, null, card, "SHOP-12", null));

        wangFang.reads(CARD + " .body", "响应 09:05\n@王芳@李伟");
        assertThat(wangFang.text(CARD + " .mention.mine")).isEqualTo("@王芳");
    }

    @Test
    void earlierMessagesComeWhenOneReadsUp() {
        for (int i = 1; i <= 140; i++) {
            world.says("li.wei", "m" + i);
        }
        enters(wangFang, "wang.fang");
        wangFang.reads("#line", "m140");
        assertThat(wangFang.text("#line .typed")).doesNotContain("m60\n");

        wangFang.script("document.getElementById('scroll').scrollTop = 0");
        wangFang.reads("#line", "m60\n");
        wangFang.script("document.getElementById('scroll').scrollTop = 0");
        wangFang.reads("#line .typed", "m1\n");
        assertThat(wangFang.count("#line .message")).isEqualTo(140);
    }

    @Test
    void aMessageWhileOneReadsUpIsCountedAndDoesNotJump() {
        for (int i = 1; i <= 45; i++) {
            world.says("li.wei", "m" + i);
        }
        enters(wangFang, "wang.fang");
        wangFang.reads("#line", "m45");
        wangFang.script("document.getElementById('scroll').scrollTop = 300");
        await().until(() ->
                Long.valueOf(300).equals(wangFang.script("return document.getElementById('scroll').scrollTop")));
        world.says("li.wei", "新的");

        wangFang.reads("#fresh", "1 条新消息");
        assertThat(wangFang.script("return document.getElementById('scroll').scrollTop"))
                .isEqualTo(300L);
        wangFang.taps("#fresh");
        wangFang.noLonger("#fresh");
    }

    @Test
    void theKeyboardIsEnough() {
        wangFang.looks(1280, 800, false, false);
        wangFang.goes(page());
        wangFang.reads("#status", "实时");
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        // who says it is asked first
        wangFang.sees("dialog [data-person='wang.fang']").sendKeys(Keys.ENTER);
        wangFang.reads(CARD, "SHOP-12 待接单");
        wangFang.reads("#me", "王芳");

        wangFang.sees(CARD + " [data-focus='button resolve']").sendKeys(Keys.ENTER);
        wangFang.reads("dialog h2", "解决 SHOP-12");
        wangFang.presses("已换证书", Keys.TAB, "1.4.2", Keys.TAB, Keys.SPACE, Keys.ENTER);
        wangFang.reads(CARD, "已解决");
        wangFang.sees("#line .thread").sendKeys(Keys.ENTER);
        wangFang.sees("#thread");
        wangFang.presses(Keys.ESCAPE);
        wangFang.noLonger("#thread");
        assertThat(wangFang.focused()).isEqualTo("thread");
    }

    @Test
    void onAPhoneAThreadIsLeftByBack() {
        enters(wangFang, "wang.fang");
        wangFang.looks(390, 844, true, false);
        wangFang.types("#say", "@dutydesk 付不了款");
        wangFang.taps("#say-form .primary");
        wangFang.taps("#line .reply");
        wangFang.sees("#thread-say");
        wangFang.noLonger("#say");
        wangFang.script("history.back()");
        wangFang.sees("#say");
        wangFang.noLonger("#thread");
    }

    @Test
    void thePageSpeaksTheBrowsersLanguageAndCanBeSwitched() {
        try (Browser english = Browser.open("en-US")) {
            english.looks(1280, 800, false, false);
            english.goes(page());
            english.reads("#status", "Live");
            english.reads("#say-form", "Send");
            english.taps("[data-language]");
            english.reads("#say-form", "发送");
            english.goes(page());
            english.reads("#say-form", "发送");
        }
    }

    /** Leaves pictures in target/screens. */
    @Test
    void itFitsPhonesAndDesksByDayAndNightInBothLanguages() {
        for (String language : new String[] {"zh-CN", "en"}) {
            String room = language.equals("en") ? "shop-en" : "shop";
            String report = language.equals("en") ? "Nobody can pay, the page just spins" : "付不了款，页面一直转圈";
            String path = "/api/rooms/" + room + "/messages";
            world.post(
                    path,
                    Map.of(
                            "user",
                            "li.wei",
                            "text",
                            language.equals("en") ? "Morning, payment looked slow a minute ago" : "早，支付刚才有点慢"));
            String said = world.post(path, Map.of("user", "wang.fang", "text", "@dutydesk " + report))
                    .text("/id");
            world.post(
                    path,
                    Map.of(
                            "user",
                            "he.jing",
                            "text",
                            language.equals("en") ? "Same here, three customers" : "我这边也有三位顾客遇到",
                            "thread",
                            said));
            String card = world.get(path).text("/items/2/id");
            if (language.equals("zh-CN")) {
                world.post(path + "/" + card + "/buttons/acknowledge", Map.of("user", "li.wei"));
            }
            world.post(path, Map.of("user", "赵敏", "text", language.equals("en") ? "/show SHOP-99" : "/show SHOP-99"));
        }
        for (String language : new String[] {"zh-CN", "en"}) {
            String room = language.equals("en") ? "shop-en" : "shop";
            for (boolean phone : new boolean[] {true, false}) {
                for (boolean dark : new boolean[] {false, true}) {
                    String name = language + (phone ? "-narrow" : "-wide") + (dark ? "-dark" : "-light");
                    wangFang.looks(phone ? 390 : 1280, phone ? 844 : 800, phone, dark);
                    wangFang.goes(page());
                    wangFang.script(
                            "localStorage.clear(); localStorage.setItem('dutydesk.language', arguments[0]);"
                                    + "localStorage.setItem('dutydesk.who.shop', 'wang.fang')",
                            language);
                    wangFang.goes("about:blank");
                    wangFang.goes(page() + "#/" + room);
                    wangFang.sees(CARD);
                    wangFang.sees("#status.live");
                    wangFang.taps(CARD + " .primary");
                    wangFang.sees(language.equals("en") ? "#line .note" : "dialog[open]");
                    wangFang.fitsItsWidth();
                    wangFang.photo(name + "-tapped");
                    wangFang.presses(Keys.ESCAPE);
                    wangFang.taps("#line .thread");
                    wangFang.sees("#thread-line .message");
                    wangFang.fitsItsWidth();
                    wangFang.photo(name + "-thread");
                    wangFang.taps("#back");
                    wangFang.types("#say", "/show SHOP-99");
                    wangFang.taps("#say-form .primary");
                    wangFang.sees("#line .note");
                    wangFang.fitsItsWidth();
                    wangFang.photo(name);
                    wangFang.taps("#me");
                    wangFang.sees("dialog[open]");
                    wangFang.photo(name + "-who");
                    wangFang.presses(Keys.ESCAPE);
                    if (phone) {
                        wangFang.taps("#menu");
                        wangFang.sees("#rooms a");
                        await().untilAsserted(() -> wangFang.photo(name + "-menu"));
                    }
                }
            }
        }
    }
}
