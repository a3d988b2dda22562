package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
class SqlCheckTest {
    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    @SuppressWarnings("NullAway.Init")
    private static CheckMeasures measures;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        measures = new CheckMeasures(() -> Target.NOW);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table payments(id int, phone text, amount numeric(10,2), paid_at timestamptz)");
            statement.execute(
                    "insert into payments values (1, '13812345678', 9.90, now()), (2, '13987654321', null, now())");
            statement.execute(
                    "create function writes() returns int language sql as 'insert into payments values (9); select 1'");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        measures.close();
        postgres.close();
    }

    private static PatrolTarget at(int port) {
        return new PatrolTarget(
                "orders",
                "orders",
                new Address.Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres"),
                Secret.plain("postgres:postgres-pw"),
                Map.of(),
                false);
    }

    private static Sample ask(String query, String... crit) {
        return ask(postgres.getPort(), Duration.ofSeconds(5), query, crit);
    }

    private static Sample ask(int port, Duration timeout, String query, String... crit) {
        return Target.measure(
                measures,
                Target.check("sql", timeout, List.of(), List.of(crit), new Work.Sql(query, 100, List.of("phone"))),
                at(port));
    }

    @Test
    void rowsAreReadAndMasked() {
        Sample sample = ask(
                "select id, phone, amount, paid_at from payments order by id",
                "size(rows) == 2",
                "rows[0].amount == 9.9",
                "rows[0].phone == 'x'",
                "rows.all(r, r.id > 0)");
        assertThat(sample.level()).isEqualTo(Level.CRIT);
        assertThat(sample.message()).isEqualTo("rows[0].phone = ***, must hold: rows[0].phone == 'x'");
        assertThat(sample.toString()).doesNotContain("13812345678").contains("amount = 9.9", "phone = ***");
        assertThat(sample.values()).containsEntry("count", 2.0).containsEntry("up", true);
    }

    @Test
    void aNullIsNotKnown() {
        assertThat(ask("select amount from payments where id = 2", "rows[0].amount > 0.0")
                        .level())
                .isEqualTo(Level.UNKNOWN);
    }

    @Test
    void connectionsAgainstTheirMost() {
        Sample sample = ask(
                "select count(*) as conns, current_setting('max_connections')::int as max_conns from pg_stat_activity",
                "rows[0].conns <= rows[0].max_conns * 0.8");
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
        assertThat(sample.message()).contains("conns = ");
    }

    @Test
    void whatWasReadIsSaidInTheReadersLanguage() {
        CheckPlan one = Target.check(
                "sql",
                Duration.ofSeconds(5),
                List.of(),
                List.of("count == 1.0"),
                new Work.Sql("select id from payments where id = 1", 100, List.of()));
        PatrolTarget orders = at(postgres.getPort());
        assertThat(measures.measure(Locale.ENGLISH, one, orders).message()).matches("1 row: id = 1, \\d+ ms");
        assertThat(measures.measure(Locale.SIMPLIFIED_CHINESE, one, orders).message())
                .matches("1 行：id = 1，\\d+ 毫秒");
        assertThat(ask("select id from payments", "count == 2.0").message()).matches("2 rows, \\d+ ms");
    }

    @Test
    void nothingIsWritten() {
        Sample sample = ask("select writes()", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("read-only transaction");
        assertThat(ask("select 1 from payments where id = 9", "size(rows) == 0").level())
                .isEqualTo(Level.OK);
    }

    @Test
    void aMillionRowsAreNotRead() {
        Sample sample = ask("select g, repeat('x', 100) from generate_series(1, 1000000) g", "cut == false");
        assertThat(sample.level()).isEqualTo(Level.CRIT);
        assertThat(sample.values()).containsEntry("count", 100.0).containsEntry("cut", true);
        assertThat(sample.evidence()).allSatisfy(e -> assertThat(e.text()).hasSizeLessThan(4_100));
    }

    @Test
    void aQueryThatStallsIsStopped() {
        Sample sample = ask(postgres.getPort(), Target.TIMEOUT, "select pg_sleep(600)", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("didn't end within 1 s");
        assertThat(sample.took()).isLessThan(Target.NOT_FOR_EVER);
        Sample left = ask(
                "select 1 from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'",
                "count == 0");
        assertThat(left.level()).as(left.message()).isEqualTo(Level.OK);
    }

    @Test
    void aDatabaseThatRefusesIsUnknownUnlessItMustBeUp() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        Sample sample = ask(port, Target.TIMEOUT, "select 1", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("refused");
        assertThat(ask(port, Target.TIMEOUT, "select 1", "up").level()).isEqualTo(Level.CRIT);
    }

    @Test
    void aDatabaseThatTakesTheConnectionAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Sample sample = ask(silent.getLocalPort(), Target.TIMEOUT, "select 1", "size(rows) == 1");
            assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
            assertThat(sample.message()).contains("within 1 s");
            assertThat(sample.took()).isLessThan(Target.NOT_FOR_EVER);
        }
    }

    @Test
    void theConnectionsToATargetThatIsGoneAreClosed() {
        String held = "select count(*) as n from pg_stat_activity where application_name = 'dutydesk patrol'"
                + " and pid <> pg_backend_pid()";
        try (CheckMeasures other = new CheckMeasures(() -> Target.NOW)) {
            PatrolTarget gone = at(postgres.getPort());
            CheckPlan check = Target.check(
                    "sql", Duration.ofSeconds(5), List.of(), List.of("up"), new Work.Sql("select 1", 10, List.of()));
            assertThat(Target.measure(other, check, gone).level()).isEqualTo(Level.OK);
            other.keep(Set.of(gone));
            assertThat(ask(held, "rows[0].n >= 1").level()).isEqualTo(Level.OK);
            other.keep(Set.of());
            await().untilAsserted(() -> assertThat(ask(
                                    "select 1 from pg_stat_activity where query = 'select 1'"
                                            + " and application_name = 'dutydesk patrol' and state <> 'active'",
                                    "count == 0")
                            .level())
                    .isEqualTo(Level.OK));
            assertThat(Target.measure(other, check, gone).level())
                    .as("it may come back")
                    .isEqualTo(Level.OK);
        }
    }

    @Test
    void aMistakeInTheQueryIsSaid() {
        Sample sample = ask("select nothing from nowhere", "size(rows) == 1");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("relation \"nowhere\" does not exist");
    }
}
