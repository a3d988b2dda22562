package dev.dutydesk.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the shop keeps: goods, orders, payments, refunds, in a PostgreSQL of its own that is gone when it ends. */
final class Books implements AutoCloseable {
    /** May read and nothing else, as a patrol should. */
    static final String READER = "patrol";

    static final String READER_PASSWORD = "only-reads";
    private static final String ORPHAN = "O-LOST";

    private static final List<String> TABLES = List.of(
            "create table products (sku text primary key, zh text not null, en text not null, price numeric(10, 2) not null,"
                    + " mark text not null)",
            "create table orders (id text primary key, sku text not null references products, qty int not null,"
                    + " amount numeric(10, 2) not null, status text not null, placed_at timestamptz not null default now())",
            "create table payments (id bigserial primary key, order_id text not null, amount numeric(10, 2) not null,"
                    + " paid_at timestamptz not null default now())",
            "create table refunds (id bigserial primary key, order_id text not null, amount numeric(10, 2) not null,"
                    + " refunded_at timestamptz not null default now())",
            "create index payments_at on payments (paid_at)",
            "create index payments_order on payments (order_id)",
            "insert into products values"
                    + " ('tea', '龙井茶', 'Longjing tea', 88.00, '茶'), ('cup', '青瓷杯', 'Celadon cup', 46.00, '杯'),"
                    + " ('fan', '折扇', 'Folding fan', 39.90, '扇'), ('ink', '徽墨', 'Ink stick', 120.00, '墨'),"
                    + " ('silk', '丝巾', 'Silk scarf', 168.00, '丝'), ('lamp', '纸灯', 'Paper lamp', 75.50, '灯')",
            // Four weeks, one order a minute.
            "insert into orders (id, sku, qty, amount, status, placed_at) select 'O-' || n, 'tea', 1, 88.00, 'paid',"
                    + " now() - n * interval '1 minute' from generate_series(1, 40320) n",
            "insert into payments (order_id, amount, paid_at) select id, amount, placed_at + interval '20 seconds'"
                    + " from orders",
            "insert into refunds (order_id, amount, refunded_at) select id, amount, placed_at + interval '1 day' from"
                    + " orders where substr(id, 3)::int % 50 = 0 and placed_at < now() - interval '1 day'",
            "create sequence order_numbers start 50000",
            "create role " + READER + " login password '" + READER_PASSWORD + "'",
            "grant select on all tables in schema public to " + READER,
            "analyze");

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;

    private Books(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(8);
        this.pool = new HikariDataSource(config);
    }

    /** With goods, and four weeks of trade. */
    static Books open() throws IOException {
        Books books = new Books(EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "60")
                .start());
        TABLES.forEach(books::run);
        return books;
    }

    /** Where it is, for somebody who reads it. */
    String address() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    record Product(String sku, String zh, String en, BigDecimal price, String mark) {}

    record Order(String id, BigDecimal amount, String status) {}

    List<Product> products() {
        return ask("select sku, zh, en, price, mark from products order by price desc", Books::product);
    }

    Optional<Product> product(String sku) {
        return ask("select sku, zh, en, price, mark from products where sku = ?", Books::product, sku).stream()
                .findFirst();
    }

    /** A new order that waits to be paid; empty for goods that there aren't. */
    Optional<Order> order(String sku, int qty) {
        return ask(
                        "insert into orders (id, sku, qty, amount, status) select 'O-' || nextval('order_numbers'), sku, ?,"
                                + " price * ?, 'open' from products where sku = ? returning id, amount, status",
                        Books::order,
                        qty,
                        qty,
                        sku)
                .stream()
                .findFirst();
    }

    Optional<Order> find(String order) {
        return ask("select id, amount, status from orders where id = ?", Books::order, order).stream()
                .findFirst();
    }

    /** It is paid, once. */
    Optional<Order> pay(String order) {
        Optional<Order> paid = ask(
                        "update orders set status = 'paid' where id = ? and status = 'open' returning id, amount, status",
                        Books::order,
                        order)
                .stream()
                .findFirst();
        paid.ifPresent(one -> run("insert into payments (order_id, amount) values (?, ?)", one.id(), one.amount()));
        return paid.or(() -> find(order));
    }

    Optional<Order> refund(String order) {
        Optional<Order> back = ask(
                        "update orders set status = 'refunded' where id = ? and status = 'paid' returning id, amount, status",
                        Books::order,
                        order)
                .stream()
                .findFirst();
        back.ifPresent(one -> run("insert into refunds (order_id, amount) values (?, ?)", one.id(), one.amount()));
        return back;
    }

    /** An order that was only a test leaves nothing behind. */
    void forget(String order) {
        run("delete from refunds where order_id = ?", order);
        run("delete from payments where order_id = ?", order);
        run("delete from orders where id = ?", order);
    }

    /** Somebody has paid for an order that there isn't, or that was put right. */
    void orphan(boolean there) {
        run("delete from payments where order_id = ?", ORPHAN);
        if (there) {
            run("insert into payments (order_id, amount) values (?, 88.00)", ORPHAN);
        }
    }

    /** Payments of the last minute. */
    int pulse() {
        return ask("select count(*) from payments where paid_at > now() - interval '1 minute'", row -> row.getInt(1))
                .getFirst();
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4), row.getString(5));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getString(1), row.getBigDecimal(2), row.getString(3));
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(String sql, Row<T> form, @Nullable Object... values) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(form.of(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("The shop's books: " + e.getMessage(), e);
        }
    }

    private void run(String sql, @Nullable Object... values) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The shop's books: " + e.getMessage(), e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws IOException {
        pool.close();
        postgres.close();
    }
}
