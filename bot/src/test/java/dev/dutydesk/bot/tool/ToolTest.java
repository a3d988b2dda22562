package dev.dutydesk.bot.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Examples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ToolTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = Tool.commands(name -> null, () -> Instant.parse("2026-11-20T02:00:00Z"));
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("shop.yml"), text).toString();
    }

    @Test
    void aSoundFileIsSaidToBe() throws IOException {
        assertThat(run("desk", "test", file(Examples.text()))).isZero();
        assertThat(out.toString()).contains("shop.yml is sound: desk shop, prefix SHOP");
    }

    @Test
    void allFaultsAreSaidAtOnceEachWithItsLine() throws IOException {
        String faulty =
                Examples.text().replace("prefix: SHOP", "prefix: shop!").replace("zone: Asia/Shanghai", "zone: Moon");
        assertThat(run("desk", "test", file(faulty))).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("shop\\.yml:\\d+:\\d+: .*SHOP.*"))
                .anyMatch(line -> line.startsWith("shop.yml:") && line.contains("zone"))
                .anyMatch(line -> line.matches("\\d+ faults"));
    }

    @Test
    void thePatrolFileThatItNamesIsReadToo() throws IOException {
        Path patrols = Files.createDirectories(folder.resolve("patrols")).resolve("shop.yml");
        String shipped = Files.readString(Path.of("src/main/resources/desks/patrols/shop.yml"));
        Files.writeString(patrols, shipped);
        assertThat(run("desk", "test", file(Examples.text()))).isZero();
        assertThat(out.toString()).contains("patrols/shop.yml is sound: checks: 2, rounds: 1");

        Files.writeString(
                patrols, shipped.replace("group: ops", "group: opps").replace("status == 200", "statuss == 200"));
        assertThat(run("desk", "test", file(Examples.text()))).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("patrols/shop\\.yml:\\d+:\\d+: .*no group 'opps'.*"))
                .anyMatch(line -> line.matches("patrols/shop\\.yml:\\d+:\\d+: .*statuss.*"))
                .anyMatch(line -> line.matches("\\d+ faults"));
    }

    @Test
    void hoursInWhichNobodyIsReachedAreNamed() throws IOException {
        String unreached = Examples.text()
                .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {slack: U0LIWEI}")
                .replaceFirst("(?m)^  - \\{group: biz, shifts:.*\\R", "");
        assertThat(run("desk", "test", file(unreached))).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "Note: until 2026-11-23 10:00 the duty of dev falls to its lead zhao.min: its roster begins then",
                        "Note: the duty of biz falls to its lead sun.li: it has no roster",
                        "Warning: nobody is reached for dev from 2026-11-23 10:00 to 2026-11-30 10:00: li.wei has no"
                                + " account in any channel of the desk")
                .filteredOn(line -> line.startsWith("Warning: nobody"))
                .hasSize(2);
    }

    @Test
    void aTextIsTriedByTheFilesRules() throws IOException {
        assertThat(run("desk", "test", file(Examples.text()), "没人能付款")).isZero();
        assertThat(out.toString()).contains("report, P1, module payment").contains("group dev");
    }

    @Test
    void aFileThatIsNotThereAndAWrongCommandAreSaid() {
        assertThat(run("desk", "test", folder.resolve("none.yml").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("none.yml");
        assertThat(run("desk", "tset")).isEqualTo(2);
        assertThat(err.toString()).contains("tset");
    }

    @Test
    void otherArgumentsAreTheBots() {
        assertThat(Tool.isMeant("desk", "test", "x")).isTrue();
        assertThat(Tool.isMeant("--server.port=8081")).isFalse();
        assertThat(Tool.isMeant()).isFalse();
    }

    @Test
    void aPatrolFileIsReadAndEachOfItsChecksRunOnce() throws IOException {
        String patrol = """
                version: 1
                targets:
                  own: {host: local}
                  gone: {tcp: "127.0.0.1:1"}
                rounds:
                  - {id: all, every: 1h, checks: [disks, port, item]}
                checks:
                  - {id: disks, type: host, target: own, crit: ["mem.used > 1.5"], ticket: {grade: {crit: P2}, group: ops}}
                  - {id: port, type: tcp, target: gone}
                  - {id: item, type: manual, ask: "Odd logins?"}
                """;
        String file = file(patrol);
        assertThat(run("patrol", "test", file)).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.endsWith("shop.yml is sound: checks: 3, rounds: 1"))
                .anyMatch(line ->
                        line.matches("CRIT {4}disks: mem.used = 0.\\d+, must hold: .*\\(would open a P2 of ops\\)"))
                .anyMatch(line -> line.equals("CRIT    port: port 1 doesn't take connections"))
                .anyMatch(line -> line.equals("–       item: Odd logins?"));
        assertThat(run("patrol", "test", file(patrol.replace("mem.used", "mem.user"))))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("shop.yml:8:") && line.contains("there is no mem.user"));
    }
}
