package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real MariaDB, with a role that could write. */
class MariaDbCheckTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final String SHOP = """
            create database shop;
            create table shop.payments(id int, phone varchar(20), amount decimal(10,2));
            insert into shop.payments values (1, '13812345678', 9.90), (2, '13987654321', null);
            create function shop.writes() returns int modifies sql data begin insert into shop.payments values (9, '', 0); return 1; end;
            create user patrol@'127.0.0.1' identified by 'reads-and-writes';
            create user patrol@localhost identified by 'reads-and-writes';
            grant all on shop.* to patrol@'127.0.0.1';
            grant all on shop.* to patrol@localhost;
            """;

    @SuppressWarnings("NullAway.Init")
    private static MariaDb database;

    @SuppressWarnings("NullAway.Init")
    private static CheckMeasures measures;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        database = MariaDb.start(folder, SHOP);
        measures = new CheckMeasures(() -> Target.NOW);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (database != null) {
            measures.close();
            database.close();
        }
    }

    private static Sample ask(Duration timeout, String query, String... crit) {
        return ask("jdbc:mariadb:", timeout, query, crit);
    }

    private static Sample ask(String driver, Duration timeout, String query, String... crit) {
        PatrolTarget orders = new PatrolTarget(
                "orders",
                "orders",
                new Address.Database(driver + "//127.0.0.1:" + database.port() + "/shop"),
                Secret.plain("patrol:reads-and-writes"),
                Map.of(),
                false);
        return Target.measure(
                measures,
                Target.check("sql", timeout, List.of(), List.of(crit), new Work.Sql(query, 100, List.of("phone"))),
                orders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mariadb:", "jdbc:mysql:"})
    void rowsAreReadAndMasked(String driver) {
        Sample sample = ask(
                driver,
                LONG,
                "select id, phone, amount from payments order by id",
                "size(rows) == 2",
                "rows[0].amount > 9.0",
                "rows[1].id == 2");
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
        assertThat(sample.evidence().toString()).contains("phone = ***").doesNotContain("13812345678");
    }

    @Test
    void aNullIsNotKnown() {
        assertThat(ask(LONG, "select amount from payments order by id", "rows[1].amount > 0.0")
                        .level())
                .isEqualTo(Level.UNKNOWN);
    }

    @Test
    void nothingIsWritten() {
        Sample sample = ask(LONG, "select writes() as n", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).containsIgnoringCase("read only");
        Sample left = ask(LONG, "select count(*) as n from payments", "rows[0].n == 2");
        assertThat(left.level()).as(left.message()).isEqualTo(Level.OK);
    }

    @Test
    void aQueryThatStallsIsStopped() {
        Sample sample = ask(Target.TIMEOUT, "select sleep(600)", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("1 s");
        assertThat(sample.took()).isLessThan(Target.NOT_FOR_EVER);
        assertThat(ask(LONG, "select 1 as n", "rows[0].n == 1").level()).isEqualTo(Level.OK);
    }

    @Test
    void aMillionRowsAreNotRead() {
        Sample sample = ask(LONG, "select seq from seq_1_to_1000000", "count == 100", "cut");
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
    }

    @Test
    void connectionsAgainstTheirMost() {
        Sample sample = ask(
                LONG,
                "select (select count(*) from information_schema.processlist) as conns, @@max_connections as max_conns",
                "rows[0].conns <= rows[0].max_conns * 0.8");
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
        assertThat(sample.values()).containsKeys("rows[0].conns", "rows[0].max_conns");
    }

    @Test
    void aMistakeInTheQueryIsSaid() {
        Sample sample = ask(LONG, "select nothing from nowhere", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("nowhere");
    }
}
