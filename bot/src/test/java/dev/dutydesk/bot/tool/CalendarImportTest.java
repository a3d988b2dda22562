package dev.dutydesk.bot.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalendarImportTest {
    /** As holiday-cn writes a year; its first day is of the year before. */
    private static final String LIST = """
            {"$schema": "schema.json", "year": 2027, "papers": ["https://www.gov.cn/notice.htm"], "days": [
              {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
              {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
              {"name": "春节", "date": "2027-02-05", "isOffDay": true},
              {"name": "春节", "date": "2027-02-08", "isOffDay": true},
              {"name": "春节", "date": "2027-02-14", "isOffDay": false},
              {"name": "清明节", "date": "2027-04-05", "isOffDay": true},
              {"name": "劳动节", "date": "2027-05-03", "isOffDay": true},
              {"name": "国庆节、中秋节", "date": "2027-10-01", "isOffDay": true}]}
            """;

    /** As chinese-days writes it: a Saturday that is off anyway is named too. */
    private static final String MAPS = """
            {"holidays": {"2027-01-01": "New Year's Day,元旦,1", "2027-01-02": "New Year's Day,元旦,1",
              "2027-02-05": "Spring Festival,春节,4", "2027-02-08": "Spring Festival,春节,4",
              "2027-04-05": "Tomb-sweeping Day,清明,1", "2027-05-03": "Labour Day,劳动节,2",
              "2027-10-01": "National Day,国庆节,3"},
             "workdays": {"2027-02-14": "Spring Festival,春节,4"}, "inLieuDays": {"2027-02-08": "Spring Festival,春节,4"}}
            """;

    private static final String[] NOTICE = {"--notice", "国办发明电〔2026〕9号", "--announced", "2026-11-05"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = Tool.commands(
                name -> name.equals("DUTYDESK_DESKS_DIR") ? folder.toString() : null, () -> Instant.EPOCH);
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(out));
        return commands.execute(arguments);
    }

    private int imports(String one, String other) {
        return run("calendar", "import", one, other, NOTICE[0], NOTICE[1], NOTICE[2], NOTICE[3]);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Path written() {
        return folder.resolve("calendars/CN/2027.yml");
    }

    @Test
    void aYearOnWhichTwoAgreeIsWrittenBesideTheDeskFiles() throws IOException {
        assertThat(imports(file("maps.json", MAPS), file("list.json", LIST))).isZero();
        assertThat(out.toString())
                .contains("2027: 256 working days; weekend days worked: 2027-02-14")
                .contains("Both sources agree on every day.");
        assertThat(written())
                .content()
                .contains("notice: {title: \"国务院办公厅关于2027年部分节假日安排的通知\", number: \"国办发明电〔2026〕9号\", date: 2026-11-05}")
                .contains("  2027-02-14: {name: \"春节调休\", day: working}")
                .contains("  2027-04-05: {name: \"清明节\", day: day-off}")
                .doesNotContain("2026-12-31");
        assertThat(imports(file("maps.json", MAPS), file("list.json", LIST))).isZero();
        assertThat(out.toString()).contains("is there already, the same");
    }

    @Test
    void whereTwoDifferNothingIsWritten() throws IOException {
        String other = LIST.replace("2027-02-14", "2027-02-20");
        assertThat(imports(file("maps.json", MAPS), file("list.json", other))).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("2027-02-14 (Sun): worked in ") && line.contains(", off in "))
                .anyMatch(line -> line.startsWith("2027-02-20 (Sat): off in "))
                .anyMatch(line -> line.startsWith("They differ on 2 days: nothing was written."));
        assertThat(written()).doesNotExist();
    }

    @Test
    void aYearThatIsThereIsReplacedOnlyWhereThatIsSaid() throws IOException {
        String maps = file("maps.json", MAPS);
        assertThat(run("calendar", "import", maps, "--notice", "一号", "--announced", "2026-11-01"))
                .isZero();
        assertThat(run("calendar", "import", maps, "--notice", "二号", "--announced", "2026-11-02"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Add --replace");
        assertThat(run("calendar", "import", maps, "--notice", "二号", "--announced", "2026-11-02", "--replace"))
                .isZero();
        assertThat(written()).content().contains("二号");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        String maps = file("maps.json", MAPS);
        assertThat(run("calendar", "import", maps)).isEqualTo(1);
        assertThat(out.toString()).contains("Add --notice NUMBER --announced DATE");
        assertThat(run("calendar", "import", maps, "--year", "2028")).isEqualTo(1);
        assertThat(out.toString()).contains("it has no day of 2028");
        assertThat(run("calendar", "import", folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("none.json can't be read");
        assertThat(run("calendar", "import", file("odd.json", "{\"a\": 1}"))).isEqualTo(1);
        assertThat(run("calendar", "import", file("odd.json", "<html>"))).isEqualTo(1);
        assertThat(out.toString()).contains("neither days").contains("it is no JSON");
        assertThat(run("calendar", "import")).isEqualTo(2);
        assertThat(written()).doesNotExist();
    }

    @Test
    void anAddressIsReadToo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2027.json", exchange -> {
            byte[] body = LIST.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(run("calendar", "import", address + "/2027.json")).isEqualTo(1);
            assertThat(run("calendar", "import", address + "/2028.json")).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString())
                .contains("2027: 256 working days")
                .contains("/2028.json can't be read")
                .contains("404");
    }
}
