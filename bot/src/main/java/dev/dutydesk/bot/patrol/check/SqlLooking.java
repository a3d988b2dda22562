package dev.dutydesk.bot.patrol.check;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Queries that only read: each in a read-only transaction that is rolled back, with a time-out that the server keeps, so many rows
 * and no more, over two connections of its own a target.
 */
final class SqlLooking implements AutoCloseable {
    private static final int SHOWN = 10;
    private static final int CELL = 2_000;
    private static final int CONNECTIONS = 2;

    private final Map<PatrolTarget, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final ExecutorService aborts = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("patrol-sql").factory());

    Seen look(Look look, Work.Sql work) throws SQLException {
        PatrolTarget target = look.where();
        if (target.login() != null && target.login().reveal().isEmpty()) {
            return Seen.not(Level.UNKNOWN, Phrase.NO_SECRET.of(), Map.of(), List.of());
        }
        Evidence asked = new Evidence("SQL", work.query());
        try (Connection connection = pool(look).getConnection()) {
            double connected = look.deadline().spent();
            return read(look, work, connection, connected);
        } catch (SQLTransientConnectionException e) {
            return Seen.down(Level.UNKNOWN, unreached(e, look), List.of(asked));
        } catch (SQLException e) {
            Phrase.Said trouble = isLate(e) || look.deadline().isOver()
                    ? Phrase.QUERY_STALLS.of(look.deadline().words())
                    : Phrase.DATABASE.of(words(e));
            return Seen.down(
                    Level.UNKNOWN, trouble, List.of(asked, new Evidence("SQLSTATE " + e.getSQLState(), words(e))));
        }
    }

    private static Phrase.Said unreached(SQLException e, Look look) {
        // The pool says only that it waited; the reason is what its last attempt came to.
        Throwable cause = e.getCause();
        return cause == null
                ? Phrase.UNREACHED.of(look.where().id(), look.deadline().words())
                : Phrase.DATABASE.of(cause instanceof SQLException inner ? words(inner) : Web.innermost(cause));
    }

    /** Of PostgreSQL: cancelled by time-out; of MariaDB and MySQL: the same under their own numbers. */
    private static boolean isLate(SQLException e) {
        return "57014".equals(e.getSQLState()) || e.getErrorCode() == 1969 || e.getErrorCode() == 3024;
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Seen read(Look look, Work.Sql work, Connection connection, double connected) throws SQLException {
        AtomicBoolean over = new AtomicBoolean();
        // A server that stalls keeps no time-out: then the connection is cut from here.
        Future<?> cut = clock.schedule(
                () -> {
                    over.set(true);
                    aborts.execute(() -> abort(connection));
                },
                look.deadline().left().toMillis() + 50,
                TimeUnit.MILLISECONDS);
        try (Statement statement = connection.createStatement()) {
            limit(connection, statement, look);
            statement.setMaxRows(work.rows() + 1);
            statement.setFetchSize(Math.min(work.rows() + 1, 100));
            long began = System.nanoTime();
            List<Map<String, Object>> rows = new ArrayList<>();
            boolean more = false;
            try (ResultSet found = statement.executeQuery(work.query())) {
                while (found.next()) {
                    if (rows.size() >= work.rows()) {
                        more = true;
                        break;
                    }
                    rows.add(row(found));
                }
            }
            double took = (System.nanoTime() - began) / 1_000_000.0;
            connection.rollback();
            return seen(work, rows, more, took, connected);
        } catch (SQLException e) {
            if (over.get()) {
                throw new SQLException(words(e), "57014", e);
            }
            throw e;
        } finally {
            cut.cancel(false);
        }
    }

    private void abort(Connection connection) {
        try {
            connection.unwrap(Connection.class).abort(aborts);
        } catch (SQLException e) {
            // It is gone already, which is what was wanted.
        }
    }

    private static void limit(Connection connection, Statement statement, Look look) throws SQLException {
        long left = look.deadline().left().toMillis();
        if (isPostgres(look)) {
            statement.execute("set local statement_timeout = " + left);
        } else {
            statement.setQueryTimeout((int) Math.max(1, (left + 999) / 1000));
        }
        connection.setNetworkTimeout(Runnable::run, (int) left + 500);
    }

    private static boolean isPostgres(Look look) {
        return look.address(Address.Database.class).jdbc().startsWith("jdbc:postgresql:");
    }

    private static Map<String, Object> row(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object cell = found.getObject(i);
            Object value = cell instanceof Number || cell instanceof Boolean ? Values.of(cell) : text(cell);
            if (value != null) {
                row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
            }
        }
        return row;
    }

    private static @org.jspecify.annotations.Nullable String text(@org.jspecify.annotations.Nullable Object cell) {
        if (cell == null) {
            return null;
        }
        String text = cell instanceof byte[] bytes ? "(" + bytes.length + " bytes)" : cell.toString();
        return text.length() > CELL ? text.substring(0, CELL) : text;
    }

    private static Seen seen(
            Work.Sql work, List<Map<String, Object>> rows, boolean more, double took, double connected) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("up", true);
        values.put("rows", rows);
        values.put("count", (double) rows.size());
        values.put("cut", more);
        values.put("query_ms", took);
        values.put("connect_ms", connected);
        StringBuilder shown = new StringBuilder(work.query()).append("\n");
        rows.stream().limit(SHOWN).forEach(row -> {
            shown.append('\n');
            row.forEach((column, value) -> shown.append(column)
                    .append(" = ")
                    .append(work.mask().contains(column) ? "***" : Values.shown(value))
                    .append("  "));
        });
        long ms = Math.round(took);
        String count = rows.size() + (more ? "+" : "");
        String title = rows.size() == 1 ? "1 row" : count + " rows";
        return Seen.well(
                values,
                List.of(new Evidence(title + ", " + ms + " ms", shown.toString())),
                rows.size() == 1
                        ? Phrase.ROW.of(Verdict.figures(shown(work, rows.getFirst())), ms)
                        : Phrase.ROWS.of(count, ms));
    }

    private static Map<String, String> shown(Work.Sql work, Map<String, Object> row) {
        Map<String, String> shown = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (shown.size() < 4) {
                shown.put(column, work.mask().contains(column) ? "***" : Values.shown(value));
            }
        });
        return shown;
    }

    private HikariDataSource pool(Look look) {
        return pools.computeIfAbsent(look.where(), target -> {
            HikariConfig config = new HikariConfig();
            Duration timeout = look.deadline().whole();
            // The driver counts in seconds; the pool, which says how long was waited, is to be the first.
            long seconds = timeout.toSeconds() + 1;
            config.setPoolName("patrol-" + target.id());
            // MariaDB's driver speaks with MySQL too, but takes its own name only.
            config.setJdbcUrl(
                    look.address(Address.Database.class).jdbc().replaceFirst("^jdbc:mysql:", "jdbc:mariadb:"));
            if (target.login() != null) {
                String[] login = target.login().reveal().orElse("").split(":", 2);
                config.setUsername(login[0]);
                config.setPassword(login.length > 1 ? login[1] : "");
            }
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(0);
            config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
            config.setConnectionTimeout(Math.max(250, timeout.toMillis()));
            config.setValidationTimeout(Math.max(250, Math.min(timeout.toMillis(), 2_000)));
            config.setInitializationFailTimeout(-1);
            config.setAutoCommit(false);
            config.setReadOnly(true);
            if (isPostgres(look)) {
                config.addDataSourceProperty("ApplicationName", "dutydesk patrol");
                config.addDataSourceProperty("loginTimeout", Long.toString(seconds));
                config.addDataSourceProperty("connectTimeout", Long.toString(seconds));
                config.addDataSourceProperty("socketTimeout", Long.toString(seconds + 1));
            } else {
                config.addDataSourceProperty("connectTimeout", Long.toString(timeout.toMillis()));
                config.addDataSourceProperty("socketTimeout", Long.toString(timeout.toMillis() + 1_000));
                config.setConnectionInitSql("set session transaction read only");
            }
            return new HikariDataSource(config);
        });
    }

    /** Lets go of the connections to targets that aren't looked at any more. */
    void keep(Set<PatrolTarget> targets) {
        for (PatrolTarget target : List.copyOf(pools.keySet())) {
            HikariDataSource gone = targets.contains(target) ? null : pools.remove(target);
            if (gone != null) {
                gone.close();
            }
        }
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        clock.shutdownNow();
        aborts.shutdownNow();
    }
}
