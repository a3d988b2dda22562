package dev.dutydesk.bot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Dutydesk;
import dev.dutydesk.bot.desk.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** What a whole bot tells Prometheus and health, after a ticket has gone its way. */
class MetricsTest {
    private static final String DOC = "docs/operations.md";
    private static final Pattern SAMPLE = Pattern.compile("(dutydesk_\\w+)(?:\\{(.*)\\})? \\S+");
    /** The ticket's archiving, and what the desk does by itself in the meantime. */
    private static final Pattern FIRED = Pattern.compile("dutydesk_timers_fired_total [1-9]");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyMetricIsInTheDocs() throws IOException {
        StringBuilder table = new StringBuilder("| metric | labels | what it says |\n|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            table.append("| `%s` | %s | %s |%n".formatted(metric.exposed(), metric.labels(), metric.meaning()));
        }
        String doc = Files.readString(Repository.root().resolve(DOC));
        Repository.holds(DOC, Repository.filled(doc, "metrics", table.toString()));
    }

    @Test
    void whatIsCountedIsWhatTheTableSaysAndNamesNobody(@TempDir Path folder) throws Exception {
        try (ConfigurableApplicationContext bot = start(folder)) {
            String base = "http://127.0.0.1:" + port(bot);
            says(base, "wang.fang", "@dutydesk 首页样式错位");
            says(base, "li.wei", "/ack SHOP-1");
            says(base, "wang.fang", "/reject SHOP-1 还没好");
            says(base, "li.wei", "/resolve SHOP-1 已修 --regression passed");
            says(base, "wang.fang", "/accept SHOP-1");
            says(base, "wang.fang", "/frobnicate SHOP-1");
            move(base, "P60D");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> FIRED.matcher(scrape(base)).find());

            Map<String, Set<String>> seen = samples(scrape(base));
            // Those of checks are there once one has been run, which may be soon or not.
            seen.keySet().removeIf(MetricsTest::isOfChecks);
            assertThat(seen)
                    .containsExactlyInAnyOrderEntriesOf(Stream.of(Metric.values())
                            .filter(metric -> !isOfChecks(metric.exposed()))
                            .collect(Collectors.toMap(Metric::exposed, metric -> labels(metric.labels()))));
            assertThat(scrape(base))
                    .contains("dutydesk_commands_total{verb=\"report\"} 1.0")
                    .contains("dutydesk_refusals_total{reason=\"not-in-this-state\"} 1.0")
                    .contains("dutydesk_refusals_total{reason=\"unknown-command\"} 1.0")
                    .contains("dutydesk_commits_seconds_bucket{outcome=\"done\",le=\"0.05\"}")
                    .contains("dutydesk_posts_seconds_count{outcome=\"taken\",platform=\"web\"}")
                    .contains("dutydesk_redis_up 1.0")
                    .doesNotContain("wang.fang", "li.wei", "样式错位", "SHOP-1", "frobnicate");
            assertThat(get(base + "/actuator/health/sender")).contains("\"status\":\"UP\"", "\"held\":0");
        }
    }

    private static boolean isOfChecks(String metric) {
        return metric.startsWith("dutydesk_check_");
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return new SpringApplicationBuilder(Dutydesk.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--dutydesk.data.dir=" + folder.resolve("data"),
                        "--dutydesk.desks.dir=" + folder.resolve("desks"));
    }

    private static String port(ConfigurableApplicationContext bot) {
        Environment environment = bot.getEnvironment();
        return environment.getRequiredProperty("local.server.port");
    }

    private void says(String base, String who, String text) throws Exception {
        post(base + "/api/rooms/shop/messages", "{\"user\":\"%s\",\"text\":\"%s\"}".formatted(who, text));
    }

    private void move(String base, String by) throws Exception {
        post(base + "/actuator/clock", "{\"offset\":\"" + by + "\"}");
    }

    private void post(String address, String json) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private String scrape(String base) throws Exception {
        return get(base + "/actuator/prometheus");
    }

    private String get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Our metrics by name, each with the names of its labels. */
    private static Map<String, Set<String>> samples(String scraped) {
        Map<String, Set<String>> samples = new TreeMap<>();
        scraped.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            String name = sample.group(1).replaceFirst("_(count|sum|max|bucket)$", "");
            Set<String> labels = samples.computeIfAbsent(name, each -> new TreeSet<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .filter(label -> !label.equals("le"))
                        .forEach(labels::add);
            }
        });
        return samples;
    }

    private static Set<String> labels(String listed) {
        return Stream.of(listed.split(", ")).filter(label -> !label.isEmpty()).collect(Collectors.toSet());
    }
}
