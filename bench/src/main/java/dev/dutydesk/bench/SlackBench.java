package dev.dutydesk.bench;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** From a signed event of Slack's to its acknowledgement, which comes once the ticket is committed. */
final class SlackBench implements Benchmark {
    private static final int CONNECTIONS = 50;
    /** So few cards fewer in {@link #LOOK} are Slack's alone. */
    private static final int CALM = 10;

    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String MESSAGES = "/api/rooms/" + Shop.ROOM + "/messages";
    private static final String EVENTS = "/slack/events/main";

    private final AtomicInteger sent = new AtomicInteger();

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public String compares() {
        return "Reports as signed events of Slack's, acknowledged once the ticket is committed, beside the same bot's web chat and beside"
                + " a bare Bolt app that only checks the signature and acknowledges; " + CONNECTIONS
                + " connections each.";
    }

    private record Row(List<Double> rates, List<Double> p50, List<Double> p99) {
        Row() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        Measured add(Measured measured) {
            rates.add(measured.perSecond());
            p50.add((double) measured.percentile(50));
            p99.add((double) measured.percentile(99));
            return measured;
        }
    }

    @Override
    public Table run(Sizes sizes) throws Exception {
        Row bare = new Row();
        Row web = new Row();
        Row slack = new Row();
        Row half = new Row();
        for (int round = 0; round < sizes.rounds() && sizes.withBot(); round++) {
            try (SlackAnswers answers = new SlackAnswers()) {
                bare(answers, sizes.calls(), bare);
                bot(answers, sizes.calls(), web, slack, half);
            }
        }
        Table table = new Table("", "a second", "of the web chat", "p50", "p99");
        if (sizes.withBot()) {
            double rate = Measured.median(web.rates());
            row(table, "bare Bolt app, acknowledges only", bare, rate);
            row(table, "web chat, flat out", web, rate);
            row(table, "Slack's events, flat out", slack, rate);
            row(table, "Slack's events, at half of that", half, rate);
        }
        return table;
    }

    private static void row(Table table, String name, Row row, double web) {
        double rate = Measured.median(row.rates());
        table.row(
                name,
                Table.number(rate),
                Table.number(rate / web),
                Table.millis(Measured.median(row.p50())),
                Table.millis(Measured.median(row.p99())));
    }

    private void bare(SlackAnswers answers, int calls, Row into) throws Exception {
        try (BareBolt app = BareBolt.start(answers, SECRET)) {
            withLines(app.port(), this::speaker, callers -> {
                Load.flatOut(callers, calls / 2);
                into.add(Load.flatOut(callers, calls));
            });
        }
    }

    private void bot(SlackAnswers answers, int calls, Row web, Row slack, Row half) throws Exception {
        try (Folder folder = Folder.fresh("slack")) {
            desk(folder.path().resolve("desks"));
            try (Bot bot = Bot.start(folder.path(), settings(answers))) {
                // In turn, so that a bot that has warmed up serves neither better.
                withLines(bot.port(), SlackBench::writer, callers -> Load.flatOut(callers, calls / 2));
                withLines(bot.port(), this::speaker, callers -> Load.flatOut(callers, calls / 2));
                awaitCalm(bot);
                withLines(bot.port(), SlackBench::writer, callers -> web.add(Load.flatOut(callers, calls)));
                awaitCalm(bot);
                withLines(bot.port(), this::speaker, callers -> {
                    double rate = slack.add(Load.flatOut(callers, calls)).perSecond() / 2;
                    awaitCalm(bot);
                    half.add(Load.paced(callers, calls / 2, rate));
                });
                isThere(bot, 2 * (calls / 2) + 2 * calls + calls / 2);
            }
        }
    }

    /** Until the web chat has its cards; Slack takes only so many in a minute, and gets its own for hours. */
    private static void awaitCalm(Bot bot) throws IOException, InterruptedException {
        try (BotMetrics metrics = new BotMetrics(bot.port())) {
            double before = Double.MAX_VALUE;
            for (double now = metrics.behind(); before - now > CALM; now = metrics.behind()) {
                before = now;
                Thread.sleep(LOOK);
            }
        }
    }

    private static void isThere(Bot bot, int last) throws IOException {
        try (HttpLine line = new HttpLine(bot.port())) {
            HttpLine.Reply reply = line.get("/api/tickets/SHOP-" + last);
            if (reply.status() != 200) {
                throw new IOException("Not every event is a ticket: SHOP-" + last + " is " + reply);
            }
        }
    }

    private interface Loading {
        void with(List<Load.Caller> callers) throws Exception;
    }

    private static void withLines(int port, Function<HttpLine, Load.Caller> caller, Loading loading) throws Exception {
        List<HttpLine> lines = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            lines.add(new HttpLine(port));
        }
        loading.with(lines.stream().map(caller).toList());
        for (HttpLine line : lines) {
            line.close();
        }
    }

    private static Load.Caller writer(HttpLine line) {
        return number -> {
            String json = "{\"user\":\"wang.fang\",\"text\":\"" + said(number) + "\"}";
            HttpLine.Reply reply = line.post(MESSAGES, json);
            if (reply.status() != 201) {
                throw new IOException("The bot answered " + reply);
            }
        };
    }

    private Load.Caller speaker(HttpLine line) {
        SlackSignature.Generator signature = new SlackSignature.Generator(SECRET);
        return number -> {
            int unique = sent.incrementAndGet();
            String seconds = Long.toString(System.currentTimeMillis() / 1000);
            String body =
                    "{\"type\":\"event_callback\",\"team_id\":\"T0TEAM\",\"api_app_id\":\"A0APP\",\"event_id\":\"Ev"
                            + unique
                            + "\",\"event\":{\"type\":\"message\",\"channel\":\"C0SHOP\",\"channel_type\":\"channel\",\"user\":\"U0WANGFANG\","
                            + "\"text\":\"" + said(number).replace("@dutydesk", "<@U0BOT>") + "\",\"ts\":\""
                            + seconds
                            + ".%06d\"}}".formatted(unique % 1_000_000);
            HttpLine.Reply reply = line.post(
                    EVENTS,
                    body,
                    "X-Slack-Request-Timestamp: " + seconds + "\r\nX-Slack-Signature: "
                            + signature.generate(seconds, body) + "\r\n");
            if (reply.status() != 200) {
                throw new IOException("The app answered " + reply);
            }
        };
    }

    /** The fourth of the shop's texts ends with what is well again, and is asked about instead of registered. */
    private static String said(int number) {
        return Shop.said(number % 3);
    }

    private static Map<String, String> settings(SlackAnswers answers) {
        String main = "DUTYDESK_SLACK_WORKSPACES_MAIN_";
        return Map.of(
                main + "BOT_TOKEN",
                "xoxb-1",
                main + "SIGNING_SECRET",
                SECRET,
                main + "MODE",
                "http",
                main + "API_URL",
                answers.address());
    }

    /** The example desk with one channel more. What is reported there stands in the web chat's too. */
    private static void desk(Path folder) throws IOException {
        try (InputStream example = Objects.requireNonNull(SlackBench.class.getResourceAsStream("/desks/shop.yml"))) {
            String file = new String(example.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst(
                            "(?m)^  shop: .*$", "$0\n  shop-slack: {platform: slack, address: C0SHOP, for: [intake]}")
                    .replace("accounts: {web: wang.fang}", "accounts: {web: wang.fang, slack: U0WANGFANG}");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("shop.yml"), file);
        }
    }
}
