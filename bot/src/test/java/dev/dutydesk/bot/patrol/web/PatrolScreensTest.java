package dev.dutydesk.bot.patrol.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.web.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who look at the shop's patrol, in a real browser. Its site is down; its machines have four weeks behind them. */
class PatrolScreensTest {
    private static final String PATROL = """
            version: 1
            defaults: {timeout: 2s, confirm: {fails: 1, every: 30s, oks: 2}, group: {wait: 1s}}
            targets:
              site: {url: "http://127.0.0.1:9", system: site}
              app1: {host: local, system: app}
              app2: {host: local, system: app}
            rounds:
              - {id: servers, every: 2h, checks: [machines, logins], post: on-change}
            checks:
              - id: machines
                type: host
                target: [app1, app2]
                warn: ["cpu.used <= 0.80", "mem.used <= 0.80"]
                crit: ["disk.max_used <= 0.95"]
                ticket: {grade: {warn: P3, crit: P2}, group: ops, module: server}
              - id: site-up
                type: http
                target: [site]
                every: 1m
                crit: ["status == 200", "ms <= 3000"]
                slo: {availability: 0.999}
                ticket: {grade: {crit: P2}, group: ops}
              - id: site-pages
                type: http
                target: [site]
                every: 1m
                depends: [site-up]
                crit: ["status == 200"]
                ticket: {grade: {crit: P2}, group: ops}
              - id: logins
                type: manual
                ask: "后台有没有异常登录地址？"
                ticket: {grade: {crit: P3}, group: ops}
            """;

    private static LiveBot bot;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = Browser.open("zh-CN");
        Path desks = Files.createDirectories(folder.resolve("desks").resolve("patrols"));
        Files.writeString(desks.resolve("shop.yml"), PATROL);
        Files.writeString(
                desks.resolveSibling("shop.yml"), Files.readString(Path.of("src/main/resources/desks/shop.yml")));
        bot = LiveBot.start(folder);
        lived();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page("/patrol?lang=en").contains("/tickets/SHOP-"));
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

    /** Four weeks of app1; on one day its processors were busy, at another something odd stood in an answer. */
    private static void lived() {
        Desk shop = bot.part(Desks.class).byId("shop").orElseThrow();
        Watching watching = bot.part(Watching.class);
        LocalDate today =
                bot.part(InstantSource.class).instant().atZone(shop.zone()).toLocalDate();
        for (int back = 27; back > 0; back--) {
            LocalDate day = today.minusDays(back);
            List<Instant> due = new ArrayList<>();
            List<Sample> samples = new ArrayList<>();
            for (int hour = 0; hour < 24; hour += 2) {
                Instant at = day.atTime(hour, 0).atZone(shop.zone()).toInstant();
                boolean busy = back == 9 && hour == 20;
                due.add(at);
                samples.add(new Sample(
                        "machines",
                        "app1",
                        at,
                        Duration.ofMillis(340),
                        busy ? Level.WARN : Level.OK,
                        Map.of("cpu.used", busy ? 0.93 : 0.3 + hour / 100.0, "mem.used", 0.5, "disk.max_used", 0.6),
                        busy ? "cpu.used = 0.93" : "",
                        busy ? List.of(new Evidence("top", "</pre><script>alert(1)</script> 97% java")) : List.of()));
            }
            assertThat(watching.remember(shop, samples)).isTrue();
            List<Instant> ran = back == 5 ? due.subList(1, 12) : due;
            assertThat(watching.remember(shop, "servers", due, ran)).isTrue();
        }
    }

    @Test
    void whatIsNotWellStandsFirstWithItsTicketAndWhoSuffersFromIt() {
        browser.goes(address("/patrol?lang=zh-CN"));
        browser.reads("h1", "巡检 示例商城");
        browser.reads(".count", "5 项：2 严重");
        browser.reads(".checks tbody tr:nth-child(1)", "site-up");
        browser.reads(".checks tbody tr:nth-child(1) .said", "127.0.0.1:9 拒绝连接");
        browser.reads(".checks tbody tr:nth-child(2)", "因为 site-up");
        assertThat(browser.count(".strip i.cell-WARN")).isEqualTo(1);
        browser.reads(".strip + .unseen", "测了 1 天，1 天有异常");

        browser.taps(".checks a[href^='/tickets/']");
        browser.reads("h1", "site-up");
    }

    @Test
    void aRoundSaysHowOftenItRan() {
        browser.goes(address("/patrol/shop?lang=en"));
        browser.reads("[aria-labelledby=h-rounds] tbody tr", "every 2 h");
        browser.reads("[aria-labelledby=h-rounds] td.due b", "323 of 324 rounds ran");
        browser.sees("[aria-labelledby=h-rounds] .chart canvas");
        assertThat(drawn("[aria-labelledby=h-rounds] .chart")).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aCheckShowsItsPastOnEachTargetItsLimitsAndTheEvidence() {
        browser.goes(address("/patrol/shop?lang=en"));
        browser.taps(".checks a[href='/patrol/shop/machines']");
        browser.reads("h1", "machines");
        browser.reads(".part h2", "app1");
        assertThat(browser.count(".part:first-of-type .chart"))
                .as("cpu, mem, disk, and days")
                .isEqualTo(4);
        assertThat(drawn(".part:first-of-type .chart")).isTrue();
        assertThat(browser.script("return JSON.parse(document.querySelector('.part script').textContent)"
                        + ".series[0].markLine.data[0].label.formatter"))
                .isEqualTo("<= 0.80");
        browser.reads("[aria-labelledby=h-how]", "cpu.used <= 0.80");

        browser.reads(".part .timeline li", "cpu.used = 0.93");
        browser.reads(".part .evidence", "</pre><script>alert(1)</script> 97% java");
        browser.taps(".choose a[href$='days=28']");
        browser.reads(".choose [aria-current]", "28 days");
        assertThat(browser.script("return echarts.getInstanceByDom(document.querySelector('.part .canvas'))"
                        + ".getOption().series[0].data.length"))
                .as("points of 27 days, and of today as they come")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LONG)
                .isBetween(324L, 330L);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aProbeSaysHowAvailableItsTargetWas() {
        browser.goes(address("/patrol/shop/site-up?lang=en"));
        browser.reads(".facts", "0 % in four weeks, 99.9 % promised");
        browser.reads(".timeline details", "GET http://127.0.0.1:9/");
    }

    @Test
    void aChartFollowsTheWindowAndTheNight() {
        browser.goes(address("/patrol/shop/machines?lang=en"));
        browser.sees(".part canvas");
        Object day = browser.script(LINE);
        browser.looks(400, 800, false, true);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(browser.script(
                                "const c = document.querySelector('.part canvas').getBoundingClientRect();"
                                        + "return c.width > 200 && c.right <= innerWidth"))
                        .isEqualTo(true));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(browser.script(LINE)).isNotEqualTo(day));
        assertThat(browser.complaints()).isEmpty();
    }

    /** The colour in which values are written beside an axis. */
    private static final String LINE = "return echarts.getInstanceByDom(document.querySelector('.part .canvas'))"
            + ".getOption().yAxis[0].axisLabel.color";

    @Test
    void whatIsNotThereIsSaidInWords() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "/patrol/depot", "没有你能看到的服务台“depot”",
                        "/patrol/shop/gone", "没有检查项“gone”",
                        "/patrol/shop/machines?days=3", "不能是“3”")
                .entrySet()) {
            browser.goes(address(wrong.getKey()));
            browser.reads("[role=alert]", wrong.getValue());
        }
        browser.complaints();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 1280, false",
        "zh-CN, 360, true",
        "en, 1280, true",
        "en, 360, false",
    })
    void everyPageFitsInBothLanguagesWidthsAndThemes(String language, int width, boolean dark) {
        browser.looks(width, width == 360 ? 780 : 900, width == 360, dark);
        for (String page :
                List.of("/patrol/shop", "/patrol/shop/machines", "/patrol/shop/site-up", "/patrol/shop/logins")) {
            browser.goes(address(page + "?lang=" + language));
            browser.sees("h1");
            browser.fitsItsWidth();
            assertThat(browser.barriers()).as(page).isEmpty();
            browser.photo(
                    "patrol" + page.replace('/', '-') + "-" + language + "-" + width + (dark ? "-dark" : "-light"));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** Whether each of them has something on it. */
    private static boolean drawn(String charts) {
        browser.sees(charts + " canvas");
        return Boolean.TRUE.equals(browser.script(
                "return [...document.querySelectorAll(arguments[0] + ' canvas')].every(canvas =>"
                        + " canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(v => v))",
                charts));
    }

    private static String page(String path) {
        return bot.get(path, "Accept", "text/html").response().body();
    }

    private static String address(String path) {
        return "http://localhost:" + bot.port() + path;
    }
}
