package dev.dutydesk.bot.signin;

import static dev.dutydesk.bot.signin.Gated.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.web.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** People in front of the pages by which they come in, in a real browser. */
class SignInScreensTest {
    private static Gated world;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path folder) {
        browser = Browser.open("zh-CN");
        world = new Gated(folder);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (world != null) {
            world.close();
        }
    }

    @BeforeEach
    void beginAnew() {
        browser.forgets(address("/"));
        browser.looks(1280, 800, false, false);
    }

    private static String address(String path) {
        return "http://localhost:" + world.bot().port() + path;
    }

    private static void signsIn(String account, String password) {
        browser.sees("[name=account]");
        browser.script(
                "document.querySelectorAll('[name=account], [name=password]').forEach(field => field.value = '')");
        browser.types("[name=account]", account);
        browser.types("[name=password]", password, Keys.ENTER);
    }

    @Test
    void aLinkMakesAPasswordAndThePasswordOpensTheChat() {
        browser.goes(address("/sign-in/link#" + world.link("wang.fang")));
        browser.types("[name=password]", PASSWORD);
        browser.types("[name=again]", "correct horse bakery", Keys.ENTER);
        browser.reads(".trouble:not([hidden])", "不一样");
        browser.script("document.querySelector('[name=again]').value = ''");
        browser.types("[name=again]", PASSWORD, Keys.ENTER);
        browser.reads(".entry [role=status]", "密码已设置");

        signsIn("wang.fang", "wrong horse battery");
        browser.reads(".trouble:not([hidden])", "密码");
        signsIn("wang.fang", PASSWORD);

        browser.reads("#status", "实时");
        browser.reads("#me", "王芳");
        browser.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        browser.reads("#line .card", "待接单");

        browser.taps("#me");
        browser.taps("dialog [type=submit]");
        browser.sees("[name=account]");
        browser.goes(address("/"));
        browser.sees("[name=account]");
        // what is answered 401 or 403 until one is in
        assertThat(browser.complaints()).allMatch(line -> line.contains("401") || line.contains("403"));
    }

    @Test
    void aLinkThatWasUsedSaysSo() {
        String link = world.link("he.jing");
        assertThat(world.uses(link, PASSWORD).status()).isEqualTo(204);
        browser.goes(address("/sign-in/link#" + link));
        browser.sees("[data-gone]");
        assertThat(browser.count("[name=again]:not([hidden] *)")).isZero();
    }

    @Test
    void anAdminMakesALinkForSomebody() {
        world.uses(world.link("admin"), PASSWORD);
        browser.goes(address("/sign-in?next=/people"));
        signsIn("admin", PASSWORD);
        browser.taps("form[data-post='/api/people/chen.jie/link'] button");
        browser.sees("form[data-post='/api/people/chen.jie/link'] [data-shown] input");
        assertThat(browser.value("form[data-post='/api/people/chen.jie/link'] [data-shown] input"))
                .startsWith(address("/sign-in/link#"));
    }

    /** Leaves pictures in target/screens. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void itFitsPhonesAndDesksByDayAndNight(String language) {
        world.uses(world.link("admin"), PASSWORD);
        for (int width : new int[] {1280, 360}) {
            for (boolean dark : new boolean[] {false, true}) {
                String look = language + "-" + width + (dark ? "-dark" : "-light");
                browser.forgets(address("/"));
                browser.looks(width, 800, width < 500, dark);
                browser.goes(address("/sign-in?next=/people/me&lang=" + language));
                browser.sees("[name=account]");
                signsIn("admin", "wrong horse battery");
                browser.sees(".trouble:not([hidden])");
                passes("sign-in-" + look);
                world.bot().moveTime("PT1H");
                browser.goes(address("/sign-in/link?lang=" + language + "#" + world.link("sun.li")));
                browser.sees("[name=again]");
                passes("link-" + look);
                browser.goes(address("/sign-in?next=/people/me&lang=" + language));
                signsIn("admin", PASSWORD);
                browser.sees("[name=old]");
                passes("me-" + look);
                browser.goes(address("/people"));
                browser.sees(".rows");
                passes("people-" + look);
            }
        }
    }

    private static void passes(String name) {
        browser.fitsItsWidth();
        assertThat(browser.barriers()).as(name).isEmpty();
        browser.photo(name);
    }
}
