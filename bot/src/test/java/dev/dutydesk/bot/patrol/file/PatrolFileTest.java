package dev.dutydesk.bot.patrol.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Key;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.bot.patrol.check.CheckType;
import dev.dutydesk.state.ticket.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a patrol file says, and what is said of one that is wrong. */
class PatrolFileTest {
    private static final PatrolFile.Around SHOP =
            new PatrolFile.Around(ZoneId.of("Asia/Shanghai"), Set.of("dev", "ops", "biz"));
    private static final String SHIPPED = "bot/src/main/resources/desks/patrols/shop.yml";

    private static String whole() throws IOException {
        return text("bot/src/test/resources/patrols/whole.yml");
    }

    private static String text(String path) throws IOException {
        return Files.readString(Repository.root().resolve(path));
    }

    private static PatrolFile read(String text) {
        return PatrolFile.read("shop.yml", text, SHOP, name -> name.equals("PATROL_DB") ? "patrol:pw" : null);
    }

    @Test
    void allThatItCanSay() throws IOException {
        PatrolFile file = read(whole());
        assertThat(file.faults()).isEmpty();
        Patrol patrol = file.patrol().orElseThrow();
        assertThat(patrol.targets().keySet()).containsExactly("shop", "orders", "app1");
        assertThat(patrol.rounds().getLast())
                .isEqualTo(new Round(
                        "morning",
                        null,
                        "0 0 8 * * *",
                        List.of("buy-flow", "paid-but-no-order", "login-sources"),
                        Round.Post.ALWAYS));
        CheckPlan hosts = patrol.check("hosts").orElseThrow();
        assertThat(hosts.confirm()).isEqualTo(new CheckPlan.Confirm(3, Duration.ofSeconds(30), 2));
        assertThat(Objects.requireNonNull(hosts.ticket()).grade())
                .isEqualTo(Map.of(Level.WARN, Grade.P3, Level.CRIT, Grade.P2));
        assertThat(patrol.check("shop-up").orElseThrow().availability()).isEqualTo(0.999);
        Work.Flow flow = (Work.Flow) patrol.check("buy-flow").orElseThrow().work();
        assertThat(flow.steps().get(1).request().json()).isEqualTo("{\"sku\":\"${sku}\",\"qty\":1}");
        assertThat(flow.steps().getLast().always()).isTrue();
        assertThat(patrol.check("backup-incremental").orElseThrow().grace()).isEqualTo(Duration.ofMinutes(20));
        assertThat(patrol.check("login-sources").orElseThrow().due()).isEqualTo(Duration.ofHours(4));
        assertThat(patrol.groupWait()).isEqualTo(Duration.ofSeconds(60));
        assertThat(file.toString()).doesNotContain("patrol:pw");
    }

    @Test
    void theShippedOneIsSoundAlsoWithWhatIsCommentedOut() throws IOException {
        PatrolFile shipped = read(text(SHIPPED));
        assertThat(shipped.faults()).isEmpty();
        assertThat(shipped.warnings()).isEmpty();
        String all = text(SHIPPED).replaceAll("(?m)^( +)# ", "$1");
        PatrolFile full = read(all);
        assertThat(full.faults()).isEmpty();
        assertThat(full.patrol().orElseThrow().checks()).hasSizeGreaterThan(8);
    }

    @Test
    void someOfTheLatestAndAnotherValueToCloseAt() throws IOException {
        String more = whole().replace("fails: 3, every: 30s", "fails: 3, of: 5, every: 30s")
                .replace(
                        "crit: [\"disk.max_used <= 0.95\", \"mem.used <= 0.95\"]",
                        "crit: [\"disk.max_used <= 0.95\"]\n    recover: [\"disk.max_used <= 0.70\"]\n    confirm: {fails: 2}");
        Patrol patrol = read(more).patrol().orElseThrow();
        CheckPlan hosts = patrol.check("hosts").orElseThrow();
        assertThat(hosts.recover()).containsExactly("disk.max_used <= 0.70");
        assertThat(hosts.confirm()).isEqualTo(new CheckPlan.Confirm(2, 2, Duration.ofSeconds(30), 2));
        assertThat(patrol.check("db").orElseThrow().confirm())
                .isEqualTo(new CheckPlan.Confirm(3, 5, Duration.ofSeconds(30), 2));
        assertThat(read(more.replace("disk.max_used <= 0.70", "disk.most <= 0.70"))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("there is no disk.most"));
    }

    @Test
    void windowsAndCanaryAndFormerNames() throws IOException {
        String more = whole().replace("id: db\n", "id: db\n    was: database\n")
                + "canary: shop-up\nmaintenance:\n"
                + "  - {from: \"2026-11-21T02:00\", to: \"2026-11-21T04:00\", targets: [orders], sla: exclude}\n";
        Patrol patrol = read(more).patrol().orElseThrow();
        assertThat(patrol.canary()).isEqualTo("shop-up");
        assertThat(patrol.check("db").orElseThrow().was()).isEqualTo("database");
        assertThat(patrol.windows())
                .containsExactly(new Patrol.Window(
                        Instant.parse("2026-11-20T18:00:00Z"),
                        Instant.parse("2026-11-20T20:00:00Z"),
                        List.of("orders"),
                        true));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            status == 200"           | statuss == 200"          | 'statuss == 200': undeclared reference to 'statuss'
            cpu.used <= 0.80         | cpu.usedd <= 0.80        | there is no cpu.usedd
            "size(rows) == 0"        | "size(rows)"             | it is no statement
            type: sql                | type: sqll               | did you mean
            target: [shop]           | target: [shopp]          | there is no target 'shopp'
            target: [app1]           | target: [shop]           | looks at one with host or ssh
            request: {path: /}       | query: "select 1"        | doesn't read the key 'query'; it is for prometheus and sql
            depends: [shop-up]       | depends: [buy-flow]      | depends on itself in the end
            checks: [hosts, db]      | checks: [hosts, shop-up] | runs by itself and belongs to no round
            group: ops, module: server | group: opps, module: server | the desk has no group 'opps'; there are biz, dev, ops
            grade: {warn: P3, crit: P2} | grade: {worn: P3}      | 'worn' stands here; it takes warn
            every: 2h, checks        | every: 2h, cron: "0 0 8 * * *", checks | a round has one of every and cron
            query: "select p.order_id | query: "delete from p; select p.order_id | several statements stand here
            query: "select p.order_id | query: "update p.order_id | it takes a statement that reads
            save: {sku:              | save: {skuu:             | there is no value saved by an earlier step, or of the account, 'sku'
            url: "https:             | jdbc: "x", url: "https:  | it takes an address such as jdbc:postgresql
            ssh: "patrol@app1"       | tcp: "app1:22", ssh: "patrol@app1" | it has several addresses
            ask: "Odd                | aks: "Odd                | unknown key 'aks'
            id: shop-up              | id: hosts                | the check 'hosts' is already there
            oks: 2}                  | oks: 2, of: 2}           | 3 of 2 can't be bad
            core: true¶    ticket   | was: db¶    ticket      | was 'db', but that one is still here
            """)
    void whatIsWrongIsSaidAtItsPlace(String old, String text, String fault) throws IOException {
        String from = old.replace("¶", "\n");
        String broken = whole().replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(text.replace("¶", "\n")));
        assertThat(broken).isNotEqualTo(whole());
        List<Fault> faults = read(broken).faults();
        assertThat(faults)
                .as(faults.toString())
                .anySatisfy(f -> assertThat(f.what()).contains(fault));
        assertThat(faults).allSatisfy(f -> assertThat(f.at().line()).isPositive());
    }

    @Test
    void allFaultsAtOnceWithLineAndColumn() throws IOException {
        String broken = whole().replace("cpu.used <=", "cpuu.used <=").replace("post: on-change", "post: sometimes");
        assertThat(read(broken).faults().stream().map(Fault::toString))
                .hasSize(2)
                .anyMatch(f -> f.matches("shop.yml:13:.*sometimes.*"))
                .anyMatch(f -> f.matches(
                        "shop.yml:19:12: 'cpuu.used <= 0.80': undeclared reference.*known here: cpu, disk.*"));
    }

    @Test
    void aFileIsFollowedAndTheLastGoodOneStays(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("patrols")).resolve("shop.yml");
        Desk shop = Examples.shop();
        Files.writeString(file, whole());
        try (PatrolFiles files = new PatrolFiles(folder, name -> "patrol:pw", () -> List.of(shop))) {
            Patrol first = files.of("shop").orElseThrow();
            Files.writeString(file, whole().replace("status == 200", "statuss == 200"));
            files.refresh();
            assertThat(files.of("shop").orElseThrow()).isEqualTo(first);
            assertThat(files.of(shop)).anySatisfy(w -> assertThat(w.text()).contains("patrols/shop.yml", "statuss"));
            Files.writeString(file, whole().replace("ms <= 3000", "ms <= 2000"));
            files.refresh();
            assertThat(files.of("shop")
                            .orElseThrow()
                            .check("shop-up")
                            .orElseThrow()
                            .crit())
                    .contains("ms <= 2000");
            assertThat(files.faults()).isEmpty();
            Files.delete(file);
            files.refresh();
            assertThat(files.of("shop")).isEmpty();
            assertThat(files.of("nobody")).isEmpty();
        }
    }

    @Test
    void theSchemaIsMadeFromTheRecordsAndTakesTheExamples() throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A Dutydesk patrol file");
        root.setAll(PatrolFile.SHAPE.schema());
        String made =
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(made);
        assertThat(schema.validate(whole(), InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(text(SHIPPED), InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(whole().replace("type: http", "type: htp"), InputFormat.YAML))
                .isNotEmpty();
        Repository.holds("bot/src/main/resources/desks/patrols/patrol.schema.json", made);
    }

    @Test
    void theDocsAreMadeFromTheTypesAndTheRecords() throws IOException {
        StringBuilder types = new StringBuilder();
        for (CheckType type : CheckType.values()) {
            types.append("### `")
                    .append(type.word())
                    .append("`\n\n")
                    .append(type.meaning())
                    .append("\n\n| variable | what it is |\n|---|---|\n");
            type.variables()
                    .forEach(v -> types.append("| `")
                            .append(v.name())
                            .append("` | ")
                            .append(v.meaning())
                            .append(" |\n"));
            types.append("\nEvidence: ").append(type.evidence()).append(".\n\n");
        }
        StringBuilder keys = new StringBuilder("| key | takes | where absent | meaning |\n|---|---|---|---|\n");
        PatrolFile.SHAPE.eachKey("", (path, key) -> keys.append(row(path, key)));
        String doc = text("docs/patrols.md");
        String made = Repository.filled(doc, "check types", types.toString().stripTrailing());
        Repository.holds("docs/patrols.md", Repository.filled(made, "patrol keys", keys.toString()));
    }

    private static String row(String path, Key<?> key) {
        String absent = key.required() ? "**required**" : key.otherwise() == null ? "–" : "`" + key.otherwise() + "`";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        path,
                        key.shape().takes().replace("|", "\\|"),
                        absent,
                        key.meaning().replace("|", "\\|"));
    }
}
