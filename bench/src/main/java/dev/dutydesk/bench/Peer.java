package dev.dutydesk.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * db-scheduler with the same kind of work: each execution updates a ticket and inserts its event in one transaction, and sets
 * its next time. PostgreSQL syncs each commit to the disk, which its embedded form leaves out by default.
 */
final class Peer implements AutoCloseable {
    private static final int THREADS = Integer.getInteger("peer.threads", 32);
    private static final String TASK = "fire";
    /** As long as a waiting ticket's and its event's. */
    private static final String BODY = "x".repeat(1_500);

    private static final String EVENT = "y".repeat(300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> TABLES = List.of(
            "create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,"
                    + " execution_time timestamp with time zone not null, picked boolean not null, picked_by text,"
                    + " last_success timestamp with time zone, last_failure timestamp with time zone,"
                    + " consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,"
                    + " priority smallint, primary key (task_name, task_instance))",
            "create index execution_time_idx on scheduled_tasks (execution_time)",
            "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)",
            "create table tickets (id text primary key, revision bigint not null, body text not null)",
            "create table events (ticket text not null, no bigint not null, body text not null, primary key (ticket, no))");

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;
    private final AtomicInteger executed = new AtomicInteger();
    private int next;

    private Peer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(THREADS + 4);
        this.pool = new HikariDataSource(config);
    }

    static Peer of(int timers) throws IOException, SQLException {
        Peer peer = new Peer(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
        for (String table : TABLES) {
            peer.run(table);
        }
        String all = " from generate_series(0, " + (timers - 1) + ") n";
        peer.run("insert into tickets select 't' || n, 1, '" + BODY + "'" + all);
        peer.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)" + " select '"
                + TASK + "', 't' || n, now() + interval '1 day', false, 1" + all);
        peer.run("vacuum analyze");
        return peer;
    }

    /** All due at once. */
    Pace executions(int due) throws SQLException, InterruptedException {
        String ids = "(select 't' || n from generate_series(" + next + ", " + (next + due - 1) + ") n)";
        run("update scheduled_tasks set execution_time = now() - interval '1 minute' where task_instance in " + ids);
        run("vacuum analyze scheduled_tasks");
        next += due;
        CustomTask<Void> task = Tasks.custom(TASK, Void.class).execute((instance, context) -> {
            fire(instance.getId());
            CompletionHandler<Void> completion = (complete, operations) -> {
                operations.reschedule(complete, Instant.ofEpochSecond(4_000_000_000L));
                executed.incrementAndGet();
            };
            return completion;
        });
        Scheduler scheduler = Scheduler.create(pool, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(200))
                .build();
        executed.set(0);
        double server = serverTime();
        Pace.Meter meter = Pace.begin(due);
        scheduler.start();
        try {
            await(1);
            meter.first(executed.get());
            await(due);
            return meter.end(serverTime() - server);
        } finally {
            scheduler.stop();
        }
    }

    /** What all of PostgreSQL's processes took so far, in seconds. */
    private static double serverTime() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                .sum();
    }

    private void await(int count) throws InterruptedException {
        long began = System.nanoTime();
        while (executed.get() < count) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("Only " + executed + " of " + count + " were executed");
            }
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    private void fire(String ticket) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement update = connection.prepareStatement(
                            "update tickets set revision = revision + 1, body = ? where id = ?");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into events select id, revision, ? from tickets where id = ?")) {
                update.setString(1, BODY);
                update.setString(2, ticket);
                update.executeUpdate();
                insert.setString(1, EVENT);
                insert.setString(2, ticket);
                insert.executeUpdate();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        postgres.close();
    }
}
