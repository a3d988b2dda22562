package dev.dutydesk.bot.review.web;

import static dev.dutydesk.bot.recurring.PlannedDesk.in;
import static dev.dutydesk.bot.recurring.PlannedDesk.moveTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.recurring.PlannedDesk;
import dev.dutydesk.bot.review.FullReview;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every number that programs are told of a review stands on its page and in the chat, and is the same in its post. */
class EveryFigureTest {
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final Times TIMES = Templates.builtIn().times(CHINESE, ZoneOffset.UTC, Instant.EPOCH);

    /** What a post, which is read on a telephone, leaves to its page and to [明细]. */
    private static final Set<String> ONLY_BEHIND_THE_POST = Set.of(
            "incidents",
            "diagnosis",
            "resolution",
            "accepted-by-people",
            "accepted-by-clock",
            "rejected",
            "reopened",
            "withdrawn",
            "backlog",
            "false-alarm",
            "merged",
            "running",
            "recovered-by-itself",
            "passed-around",
            "asked-for-stars",
            "unclosed by age",
            "missed",
            "rounds by patrol",
            "no-data",
            "excluded");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static LiveBot bot;

    @SuppressWarnings("NullAway.Init")
    private static String review;

    @SuppressWarnings("NullAway.Init")
    private static List<JsonNode> told;

    /** Five actions, of which one each is done by its day, late, overdue, not due yet and cancelled; then the month's review. */
    @BeforeAll
    static void start() {
        PlannedDesk.write(
                folder,
                PlannedDesk.text(" []", " []")
                        .replaceAll("(?m)^ +(daily|weekly|monthly): .*$", "")
                        .replaceFirst("(?m)^patrols:.*$", ""));
        bot = LiveBot.start(folder);
        LocalDateTime now = in(Duration.ZERO);
        Instant from = bot.part(InstantSource.class).instant().minus(Duration.ofDays(20));
        String soon = now.toLocalDate().plusDays(8).toString();
        String later = now.toLocalDate().plusDays(60).toString();
        List.of(soon, soon, soon, later, later).forEach(day -> bot.done("zhao.min", "/行动 李伟：扩容预案，到 " + day));
        bot.done("li.wei", "/ack SHOP-1");
        bot.done("li.wei", "/resolve SHOP-1 写好了 回归无");
        bot.done("zhao.min", "/cancel SHOP-5 撤回 不做了");
        moveTo(bot, now.plusDays(10));
        bot.done("li.wei", "/ack SHOP-2");
        bot.done("li.wei", "/resolve SHOP-2 写好了 回归无");
        review = FullReview.shelve(bot, from, bot.part(InstantSource.class).instant());
        told = bot.get("/api/reviews/shop/" + review)
                .body()
                .path("figures")
                .valueStream()
                .toList();
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void thePageHasEachOfThemAndNoOther() {
        LiveBot.Reply page =
                bot.get("/reviews/shop/" + review, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "zh-CN");
        Map<String, String> shown = ReviewPage.of(page.response().body()).figures();

        Map<String, String> expected = new LinkedHashMap<>();
        told.forEach(figure -> expected.put(figure.path("id").asString(), printed(figure)));
        assertThat(shown).containsExactlyInAnyOrderEntriesOf(expected).hasSizeGreaterThan(60);
    }

    @Test
    void thePostSaysEachThatItDoesntLeaveOut() {
        bot.done("zhao.min", "/复盘 重发 月");
        String post = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> PlannedDesk.said(bot).stream()
                                .filter(text -> text.contains("月复盘"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        Set<String> leftOut = new TreeSet<>();
        for (JsonNode figure : told) {
            String id = figure.path("id").asString();
            String said = said(figure);
            if (said == null) {
                leftOut.add(figure.path("name").asString() + part(figure));
            } else {
                assertThat(line(post, figure)).as(id).contains(said);
            }
        }
        assertThat(leftOut).containsExactlyInAnyOrderElementsOf(ONLY_BEHIND_THE_POST);
    }

    @Test
    void theChatReadsEachThatHasTickets() {
        Map<String, String> offered = new LinkedHashMap<>();
        JsonNode page = reply("/复盘 明细 " + review);
        for (int next = 2; hasNext(page); next++) {
            offer(offered, page);
            page = reply("/复盘 明细 " + review + " " + next);
        }
        offer(offered, page);

        Map<String, String> expected = new LinkedHashMap<>();
        told.stream()
                .filter(figure -> !figure.path("tickets").isEmpty())
                .forEach(figure -> expected.put(figure.path("id").asString(), printed(figure)));
        assertThat(offered.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((id, text) -> assertThat(offered.get(id)).as(id).endsWith(" " + text));
    }

    @Test
    void theComparisonInTheChatReadsEachThatIsNotOfOneThing() {
        StringBuilder said = new StringBuilder();
        JsonNode page = reply("/复盘 对比 " + review);
        for (int next = 2; hasNext(page); next++) {
            said.append(page.path("text").asString()).append('\n');
            page = reply("/复盘 对比 " + review + " " + next);
        }
        said.append(page.path("text").asString());

        List<String> lines =
                said.toString().lines().filter(line -> line.contains("：")).toList();
        List<String> expected = told.stream()
                .filter(figure -> !Set.of("promised", "recurring", "corrected")
                        .contains(figure.path("section").asString()))
                .filter(figure -> figure.path("parts").isEmpty()
                        || Set.of("response", "diagnosis", "resolution", "completed")
                                .contains(figure.path("section").asString()))
                .map(EveryFigureTest::printed)
                .toList();
        assertThat(lines).hasSize(expected.size());
        expected.forEach(text -> assertThat(lines).anyMatch(line -> line.endsWith("：" + text)));
    }

    private static JsonNode reply(String text) {
        return bot.say("wang.fang", text).body().path("reply");
    }

    private static boolean hasNext(JsonNode page) {
        return page.path("buttons")
                .valueStream()
                .anyMatch(each -> each.path("label").asString().equals("下一页"));
    }

    private static void offer(Map<String, String> offered, JsonNode page) {
        page.path("buttons")
                .valueStream()
                .filter(each -> !each.path("label").asString().equals("下一页"))
                .forEach(each -> offered.put(
                        each.path("id").asString().replace("review:text=details." + review + ".", ""),
                        each.path("label").asString()));
    }

    /** As pages and lists print the number, told from what programs get alone. */
    private static String printed(JsonNode figure) {
        String n = figure.path("n").asString();
        if (figure.path("section").asString().equals("duration")) {
            String never = figure.path("never").asInt() == 0
                    ? ""
                    : "，" + figure.path("never").asString() + " 件至今没有";
            return "中位 " + span(figure, "medianSeconds") + "，九成在 " + within(figure, "p90Seconds") + "，平均 "
                    + span(figure, "meanSeconds") + "（" + n + " 件）" + never;
        }
        if (!figure.path("totalSeconds").isNull()) {
            return n + " 件，" + span(figure, "totalSeconds");
        }
        return figure.path("met").isNull() ? n : share(figure);
    }

    private static String share(JsonNode figure) {
        String share = figure.path("met").asString() + "/" + figure.path("n").asString();
        return figure.path("n").asInt() < 20
                ? share
                : share + "，" + figure.path("percent").asString() + " %";
    }

    /** In a post a few cases are told by those that were missed. */
    private static String rate(JsonNode figure) {
        long missed = figure.path("n").asLong() - figure.path("met").asLong();
        return figure.path("n").asInt() < 20 && missed > 0 ? "漏 " + missed + " 件（" + share(figure) : share(figure);
    }

    private static String span(JsonNode figure, String seconds) {
        return TIMES.length(Duration.ofSeconds(figure.path(seconds).asLong()));
    }

    private static String within(JsonNode figure, String seconds) {
        return TIMES.within(Duration.ofSeconds(figure.path(seconds).asLong()));
    }

    private static String part(JsonNode figure) {
        String kind = figure.path("parts")
                .path(figure.path("parts").size() - 1)
                .path("kind")
                .asString("");
        return kind.equals("age")
                        || kind.equals("patrol")
                                && figure.path("name").asString().equals("rounds")
                ? " by " + kind
                : "";
    }

    /** The line that tells of its kind; the whole post where that says it by itself. */
    private static String line(String post, JsonNode figure) {
        String begins = switch (figure.path("section").asString()) {
            case "response" -> "按时响应 ";
            case "completed" -> "到期已解决 ";
            case "unclosed" -> figure.path("parts").isEmpty() ? "" : "未闭环 开发方";
            default -> "";
        };
        return begins.isEmpty()
                ? post
                : post.lines()
                        .filter(line -> line.startsWith(begins))
                        .findFirst()
                        .orElse("");
    }

    /** How a post says it; null where it leaves it out. */
    private static @Nullable String said(JsonNode figure) {
        String n = figure.path("n").asString();
        String part = figure.path("parts").path(0).path("id").asString("");
        boolean whole = figure.path("parts").isEmpty();
        return switch (figure.path("name").asString()) {
            case "severe" -> "P1 " + n + " 件 " + span(figure, "totalSeconds");
            case "promised" -> "承诺 " + n + " 条";
            case "promised-kept" -> "按时完成 " + n + " 条";
            case "promised-late" -> "晚完成 " + n + " 条";
            case "promised-overdue" -> "逾期 " + n + " 条";
            case "promised-running" -> "未到期 " + n + " 条";
            case "promised-withdrawn" -> "取消 " + n + " 条";
            case "reported" -> whole ? "提报 " + n + " 件" : word("category." + part) + " " + n;
            case "response", "completed" -> word("grade." + part) + " " + rate(figure);
            case "business-response", "first-time-fix", "stayed-closed", "satisfaction" ->
                word("rate." + figure.path("name").asString()) + " " + rate(figure);
            case "precision" -> word("rate.precision") + " " + rate(figure);
            case "acknowledging" -> "接单" + middle(figure);
            case "resolving" -> "解决" + middle(figure);
            case "unclosed" ->
                !part(figure).isEmpty() ? null : whole ? "未闭环 " + n + " 件" : group(part) + " " + n + " 件";
            case "overdue" -> whole ? "其中超时 " + n + " 件" : "（超时 " + n + " 件）";
            case "recurring" -> "30 天 " + n + " 次";
            case "corrected" -> "更正此前复盘的数字 " + n + " 项";
            case "rounds" -> whole ? figure.path("met").asString() + "/" + n + " 轮" : null;
            case "findings" -> "发现 " + n + " 件";
            case "core" -> "核心功能正常 " + share(figure);
            case "availability" -> "可用率 " + part + " " + share(figure);
            case "promoted" -> "大促期间可用率 " + part + " " + share(figure);
            default -> null;
        };
    }

    private static String middle(JsonNode figure) {
        return "中位 " + span(figure, "medianSeconds") + "，九成在 " + within(figure, "p90Seconds") + "（"
                + figure.path("n").asString() + " 件）";
    }

    private static String group(String id) {
        return Objects.requireNonNull(Map.of("dev", "开发方", "ops", "运维方").get(id));
    }

    private static String word(String path) {
        return Templates.builtIn().word(CHINESE, path);
    }
}
