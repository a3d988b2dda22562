package dev.dutydesk.bot.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.web.Browser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People in front of the pages of reviews, in a real browser. */
class ReviewScreensTest {
    private static ReviewedDesk shop;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path folder) {
        browser = Browser.open("zh-CN");
        shop = new ReviewedDesk(folder, "all");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void fromTheYearToAReviewToTheTicketsBehindANumber() {
        browser.looks(1280, 900, false, false);
        browser.forgets(address("/"));
        browser.goes(address("/tickets"));
        browser.taps(".top nav a[href='/reviews']");
        browser.reads("h1", "复盘");
        browser.sees(".chart canvas");
        browser.taps(".figures a[href='/reviews/shop/" + shop.second + "']");
        browser.sees(".chart canvas");
        browser.reads(".blocks", "陈杰");
        assertThat(drawn()).isEqualTo(3L);
        browser.taps("[data-figure=unclosed] a");
        browser.reads(".tickets", "首页样式错位");
        browser.taps(".tickets a[href='/tickets/SHOP-2']");
        browser.reads("h1", "SHOP-2");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePictureStandsInTheChat() {
        browser.looks(1280, 900, false, false);
        browser.enters(address("/"), "wang.fang");
        browser.sees("#line img[src*='" + shop.second + ".png']");
        browser.photo("review-chat");
        assertThat(browser.complaints()).isEmpty();
    }

    private static Object drawn() {
        return Objects.requireNonNull(
                browser.script(
                        "return [...document.querySelectorAll('.chart .canvas')].filter(each => echarts.getInstanceByDom(each)).length"));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 1280, false",
        "zh-CN, 1280, true",
        "zh-CN, 390, false",
        "en, 1280, false",
        "en, 390, true",
    })
    void everyPageFitsInBothLanguagesWidthsAndThemes(String language, int width, boolean dark) {
        browser.looks(width, width == 390 ? 780 : 900, width == 390, dark);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("reviews", "/reviews/shop");
        pages.put("review", "/reviews/shop/" + shop.second);
        pages.put("review-tickets", "/reviews/shop/" + shop.second + "/unclosed");
        pages.forEach((name, path) -> {
            browser.goes(address(path + "?lang=" + language));
            browser.sees("h1");
            browser.fitsItsWidth();
            assertThat(browser.barriers()).as(name).isEmpty();
            photo(name + "-" + language + "-" + width + (dark ? "-dark" : "-light"), width, dark);
        });
        assertThat(browser.complaints()).isEmpty();
    }

    /** The whole page, however long. */
    private static void photo(String name, int width, boolean dark) {
        long height = ((Number) Objects.requireNonNull(browser.script("return document.documentElement.scrollHeight")))
                .longValue();
        browser.looks(width, (int) Math.min(height, 5000), width == 390, dark);
        browser.photo(name);
        browser.looks(width, width == 390 ? 780 : 900, width == 390, dark);
    }

    private static String address(String path) {
        return "http://localhost:" + shop.bot.port() + path;
    }
}
