package dev.dutydesk.bot.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.command.Reception;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.chat.Inbound;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages {@code /tickets} of the running bot, which serves the example shop and a depot that lives in Slack alone. */
class TicketPagesTest {
    private static final String[] BROWSER = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
    private static final Pattern TAG = Pattern.compile("</?([a-z0-9]+)");

    private static LiveBot bot;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path desks = Files.createDirectories(folder.resolve("desks"));
        // Without tickets that open by themselves at some time of the month.
        String shop = Files.readString(Path.of("src/main/resources/desks/shop.yml"))
                .replaceFirst("(?s)\\nrecurring:.*?\\n\\n", "\n\n")
                // Words alone tell, so that nothing but them makes one page differ from another.
                .replace(", category:", ", examples: [], category:")
                .replace("otherwise: true, examples: [],", "otherwise: true,");
        Files.writeString(desks.resolve("shop.yml"), shop.replaceFirst("(?m)^patrols:.*$", ""));
        Files.writeString(
                desks.resolve("z-depot.yml"),
                shop.replaceFirst("(?m)^patrols:.*$", "")
                        .replace("desk: shop", "desk: depot")
                        .replace("prefix: SHOP", "prefix: DEPOT")
                        .replace("{zh-CN: 示例商城, en: Example Shop}", "{zh-CN: 仓库, en: Depot}")
                        .replaceFirst(
                                "(?m)^  shop: .*$",
                                "  depot: {platform: slack, workspace: main, address: C9, for: [intake, alerts]}"));
        bot = LiveBot.start(folder);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void aTicketIsToldInFullInTheReadersLanguage() {
        String key = bot.done("王芳", "@dutydesk 付不了款，页面一直转圈。顾客都在投诉");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/diagnose " + key + " 网关证书过期");
        bot.done(
                "li.wei",
                "/resolve " + key + " 已换证书 --version 1.4.2 --rollback 1.4.1 --regression passed --cause config");
        bot.done("he.jing", "/accept " + key + " --stars 5");

        String chinese = page("/tickets/" + key + "?lang=zh-CN");
        assertThat(chinese)
                .contains("<html lang=\"zh-CN\"", "<h1>P1 付不了款，页面一直转圈 · " + key + " 已验收</h1>")
                .contains("付不了款，页面一直转圈。顾客都在投诉</blockquote>");
        assertThat(words(chinese))
                .contains("响应", "时限内，用时 1 分以内", "提报人 王芳（客服）", "处理人 李伟", "组 开发方")
                .contains("验收 何静（提报人的代理人）", "原因 网关证书过期", "解决办法 已换证书", "版本 1.4.2")
                .contains("可回滚到 1.4.1", "回归 回归通过", "原因类别 配置", "评分 5 星")
                .containsSubsequence("王芳提报", "李伟接单", "李伟定位", "李伟解决", "何静验收通过", "何静打 5 星");

        String english = page("/tickets/" + key + "?lang=en");
        assertThat(english).contains("<html lang=\"en\"", key + " accepted</h1>");
        assertThat(words(english))
                .contains("respond by", "met: took under 1 min", "Accepted by 何静 (the reporter&#39;s deputy)")
                .contains("Can go back to 1.4.1", "Rating 5 stars", "Group Developers");
    }

    @Test
    void anArchivedTicketIsToldInFullToo() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式错位");
        bot.done("li.wei", "/resolve " + key + " 重新发布了样式 --regression none");
        bot.done("wang.fang", "/accept " + key + " --stars 4");

        bot.moveTime("P20D");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(page("/tickets/" + key + "?lang=zh-CN")).contains(key + " 已归档</h1>"));
        assertThat(words(page("/tickets/" + key + "?lang=zh-CN")))
                .contains("首页样式错位", "解决办法 重新发布了样式", "验收 王芳（提报人）")
                .containsSubsequence("王芳提报", "李伟解决", "王芳验收通过", "到期归档")
                .doesNotContain("验收通过 驳回");
    }

    @Test
    void whatSomebodyTypedIsNeverMarkup() {
        String plain = said("文字", "李四", "文字", "文字");
        String address = said("文字 http://evil.example", "李四", "文字", "文字");
        for (String hostile : List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "</blockquote></article></main><style>*{display:none}</style>",
                "\" onmouseover=\"alert(1)\" x='",
                "&lt;b&gt; &amp;#60; {{ sheet }} {% if true %}",
                "[x](javascript:alert(1)) **b** `c` <http://evil.example>",
                "javascript:alert(1)",
                "\u202Edesrever\u202C \u200Bzero\u200Bwidth")) {
            String name = hostile.length() > 40 ? hostile.substring(0, 40) : hostile;
            String page = said(hostile, name, hostile, hostile);
            // An address is one of the facts that a report names.
            assertThat(tags(page)).as(hostile).isEqualTo(tags(hostile.contains("http://") ? address : plain));
            assertThat(page)
                    .as(hostile)
                    .doesNotContain(
                            "<script>alert", "<img src=x", "href=\"javascript:", "href=\"http://evil", "\" onmouse");
            String list = page("/tickets?state=all&reporter=" + encoded("guest:" + name));
            assertThat(list).as(hostile).doesNotContain("<script>alert", "<img src=x", "\" onmouse");
        }
    }

    /** The page of a new ticket in which everything that can be written was. */
    private static String said(String text, String guest, String finding, String version) {
        String key =
                bot.say(guest, "@dutydesk 报修：" + text).body().path("ticket").asString();
        String root = bot.card(key, card -> true).path("id").asString();
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/diagnose " + key + " 因为 " + finding);
        bot.post(
                "/api/rooms/shop/messages", Map.of("user", "wang.fang", "thread", root, "text", "@dutydesk 说 " + text));
        assertThat(bot.post(
                                "/api/rooms/shop/tickets/" + key + "/buttons/resolve",
                                Map.of(
                                        "user",
                                        "li.wei",
                                        "form",
                                        Map.of("text", "办法 " + text, "version", version, "regression", "none")))
                        .status())
                .isEqualTo(200);
        return page("/tickets/" + key + "?lang=zh-CN");
    }

    @Test
    void aFileLeadsToItselfAndAPictureIsShown() {
        String picture = bot.post("/api/rooms/shop/files?name=" + encoded("截图 <b>\".png"), "bytes", "X-Dutydesk", "1")
                .body()
                .path("id")
                .asString();
        String log = bot.post("/api/rooms/shop/files?name=pay.log", "other bytes", "X-Dutydesk", "1")
                .body()
                .path("id")
                .asString();
        String key = bot.post(
                        "/api/rooms/shop/messages",
                        Map.of("user", "王芳", "text", "@dutydesk 支付页白屏，见截图", "files", List.of(picture, log)))
                .body()
                .path("ticket")
                .asString();

        String page = page("/tickets/" + key + "?lang=zh-CN");
        assertThat(page)
                .containsPattern("<img src=\"/api/files/[0-9a-f]+/[^\"<>]+\\.png\" alt=\"\"")
                .contains("<bdi>截图 &lt;b&gt;&quot;.png</bdi>", "/pay.log\"", "<bdi>pay.log</bdi>")
                .doesNotContainPattern("<img [^>]*pay\\.log");
        assertThat(words(page)).contains("附件");
    }

    @Test
    void theButtonsAreThoseThatThePersonMayPressNow() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式错位");

        assertThat(page("/tickets/" + key)).contains("data-button=\"acknowledge\"");
        assertThat(page("/tickets/" + key + "?as=li.wei"))
                .contains("data-as=\"li.wei\"", "data-button=\"acknowledge\"", "data-button=\"resolve\"");
        assertThat(page("/tickets/" + key + "?as=wang.fang&lang=en"))
                .as("what the reporter may do besides")
                .contains("<summary data-focus=\"fold more\">More</summary>", ">Nudge<", ">Cancel<")
                .doesNotContain("data-button=\"acknowledge\"", "data-button=\"resolve\"");

        assertThat(tap(key, "acknowledge", "wang.fang").status()).isEqualTo(403);
        assertThat(tap(key, "acknowledge", "li.wei").status()).isEqualTo(200);
        assertThat(tap(key, "resolve", "li.wei").status()).isEqualTo(422);
        assertThat(tap("SHOP-999999", "acknowledge", "li.wei").status()).isEqualTo(400);
        assertThat(page("/tickets/" + key + "?as=li.wei")).doesNotContain("data-button=\"acknowledge\"");
    }

    @Test
    void aDeskWithoutAWebChatHasNoButtonsAndSaysSo() {
        Desk depot = bot.part(Desks.class).byId("depot").orElseThrow();
        bot.part(Reception.class)
                .receive(new Inbound.Message(
                        "d-1",
                        depot.rooms().getFirst(),
                        new Inbound.Sender("U0LIWEI", "李伟"),
                        bot.part(InstantSource.class).instant(),
                        "m-1",
                        null,
                        "货架倒了",
                        true,
                        List.of()));

        assertThat(page("/tickets/DEPOT-1?lang=en"))
                .contains("This desk has no web chat")
                .doesNotContain("data-button", "Its card in the chat");
        assertThat(page("/tickets?desk=depot&state=all"))
                .contains(">DEPOT-1</a>")
                .doesNotContain(">SHOP-");
        assertThat(page("/tickets?state=all")).contains("name=\"desk\"").doesNotContain(">DEPOT-1</a>");
    }

    @Test
    void aPageThatIsOpenIsToldWhetherAnythingChanged() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式错位了");
        bot.card(key, card -> true);
        LiveBot.Reply first = bot.get("/tickets/" + key, BROWSER);
        String tag = first.header("ETag");
        assertThat(tag).isNotEmpty();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> bot.get(
                                        "/tickets/" + key,
                                        "If-None-Match",
                                        bot.get("/tickets/" + key).header("ETag"))
                                .status()
                        == 304);
        bot.done("li.wei", "/ack " + key);
        LiveBot.Reply changed = bot.get("/tickets/" + key, "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.response().body()).contains("已接单");
        assertThat(bot.get("/tickets/" + key + "?lang=en", "If-None-Match", changed.header("ETag"))
                        .status())
                .as("a choice of the language is always answered with its cookie")
                .isEqualTo(200);
    }

    @Test
    void manyRemarksInARowAreFoldedAndWhatALineCutsStandsInFull() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式又错位");
        String root = bot.card(key, card -> true).path("id").asString();
        String lengthy = "很长的说明".repeat(80) + "完";
        for (String remark : List.of("一", "二", lengthy)) {
            bot.post(
                    "/api/rooms/shop/messages",
                    Map.of("user", "wang.fang", "thread", root, "text", "@dutydesk " + remark));
        }
        assertThat(page("/tickets/" + key))
                .doesNotContain("class=\"fold\"")
                .contains(lengthy + "</blockquote>")
                .doesNotContain("… 查看");

        bot.post("/api/rooms/shop/messages", Map.of("user", "he.jing", "thread", root, "text", "@dutydesk 四"));
        assertThat(words(page("/tickets/" + key + "?lang=zh-CN"))).contains("4 条留言：王芳、何静");
    }

    @Test
    void theListIsFilteredByItsAddress() {
        String one = bot.done("sun.li", "@dutydesk 请上架新品甲");
        String two = bot.done("sun.li", "@dutydesk 请上架新品乙");
        String three = bot.done("sun.li", "@dutydesk 请上架新品丙");
        bot.done("he.jing", "@dutydesk 请上架新品丁");
        bot.done("li.wei", "/ack " + two);

        assertThat(keys("/tickets?reporter=sun.li")).containsExactly(three, two, one);
        assertThat(keys("/tickets?reporter=sun.li&handler=li.wei&state=&group="))
                .containsExactly(two);
        assertThat(keys("/tickets?reporter=sun.li&state=dispatched")).containsExactly(three, one);
        assertThat(keys("/tickets?reporter=sun.li&state=ended")).isEmpty();
        assertThat(keys("/tickets")).contains(one, two, three);
        assertThat(page("/tickets?reporter=sun.li&handler=li.wei&lang=zh-CN"))
                .contains("共 1 张", "<option value=\"sun.li\" selected>孙丽", "<option value=\"li.wei\" selected>李伟");

        String first = page("/tickets?reporter=sun.li&limit=2&lang=en");
        assertThat(keysIn(first)).containsExactly(three, two);
        assertThat(first).contains("3 tickets");
        String next = first.replaceFirst("(?s).*<a href=\"([^\"]*)\" rel=\"next\".*", "$1")
                .replace("&amp;", "&");
        assertThat(keys(next)).containsExactly(one);
        assertThat(page(next)).contains("/tickets?state=open&amp;reporter=sun.li&amp;limit=2\"");

        assertThat(page("/tickets?reporter=nobody&lang=en"))
                .contains("No ticket fits.", "<option value=\"nobody\" selected>nobody");

        // What comes in late on a Friday, or before a holiday, is due days later.
        bot.moveTime("P12D");
        assertThat(words(page("/tickets?reporter=sun.li&lang=zh-CN"))).contains("本页 3 张超时", "（超时 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=done&lang=en|“done” is no state. States: open, ended, all, dispatched",
                "state=done&lang=zh-CN|“done”",
                "limit=0&lang=en|limit takes a whole number from 1 to 500",
                "cursor=soon&lang=en|“soon” is no cursor of this list",
                "desk=other&lang=en|There is no desk “other”. Desks: shop, depot",
                "stat=open&lang=en|There is no parameter “stat” here",
                "state=open&state=all&lang=en|given more than once",
            })
    void aWrongFilterIsSaidInWordsAboveTheFilters(String query, String words) {
        LiveBot.Reply reply = bot.get("/tickets?" + query, BROWSER);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.response().body()).contains(words, "<form class=\"filters\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/SHOP-999999", "/tickets/NOPE-1", "/tickets/%3Cb%3Ex"})
    void anUnknownTicketIsAPageInBothLanguagesAndAProblemForPrograms(String path) {
        LiveBot.Reply chinese = bot.get(path + "?lang=zh-CN", BROWSER);
        assertThat(chinese.status()).isEqualTo(404);
        assertThat(chinese.header("Content-Type")).startsWith("text/html");
        assertThat(chinese.response().body())
                .contains("没有这张工单", "<html lang=\"zh-CN\"")
                .doesNotContain("<b>x");
        assertThat(bot.get(path + "?lang=en", BROWSER).response().body())
                .contains("No such ticket", "href=\"/tickets\"");

        LiveBot.Reply program = bot.get(path, "Accept", "application/problem+json");
        assertThat(program.status()).isBetween(404, 406);
        assertThat(bot.get(path).header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void anAddressThatIsNoPageIsOneWhereABrowserAsks() {
        LiveBot.Reply browser = bot.get("/nowhere", BROWSER[0], BROWSER[1], "Accept-Language", "en");
        assertThat(browser.status()).isEqualTo(404);
        assertThat(browser.response().body()).contains("<h1>No such page</h1>");
        assertThat(bot.get("/nowhere").header("Content-Type")).startsWith("application/problem+json");
        assertThat(bot.get("/api/tickets/NOPE-1", BROWSER).header("Content-Type"))
                .startsWith("application/problem+json");
        assertThat(bot.get("/nowhere", BROWSER).header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'");
    }

    private static LiveBot.Reply tap(String key, String button, String user) {
        return bot.post("/api/rooms/shop/tickets/" + key + "/buttons/" + button, Map.of("user", user));
    }

    private static String page(String path) {
        LiveBot.Reply reply = bot.get(path, BROWSER);
        assertThat(reply.status()).as("%s: %s", path, reply.response().body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        return reply.response().body();
    }

    private static List<String> keys(String path) {
        return keysIn(page(path));
    }

    private static List<String> keysIn(String page) {
        return Pattern.compile("<a href=\"/tickets/([A-Z]+-\\d+)\">")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What one reads. */
    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replaceAll("&quot;", "\"");
    }

    /** The elements, in order. */
    private static List<String> tags(String page) {
        return TAG.matcher(page).results().map(MatchResult::group).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
