package dev.dutydesk.bot.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.patrol.watch.Finding;
import dev.dutydesk.state.ticket.Grade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other systems write, as it is understood. */
class AlarmReaderTest {
    private static final Desk SHOP = Examples.shop(Examples.text() + """

            alarms:
              severities: {fatal: P1, notice: ignore}
              otherwise: P3
              group: ops
              routes:
                - {labels: {service: "pay*"}, group: dev, module: payment, grade: P1}
                - {labels: {service: orders-db}, module: database}
              mappings:
                cloud:
                  items: /data/alerts
                  id: [/resource, /rule]
                  title: /ruleName
                  text: /detail
                  status: /state
                  resolved: [OK]
                  severity: /level
                  at: /time
                  labels: {service: /tags/service, account: /account}
            """);

    @Test
    void alertmanagersAlertIsReadWhole() {
        Alarm alarm = only(Payload.of("alertmanager-firing"), null);

        assertThat(alarm.source()).isEqualTo("alertmanager");
        assertThat(alarm.isOver()).isFalse();
        assertThat(alarm.title()).isEqualTo("下单接口 5xx 32%（≤ 1%）");
        assertThat(alarm.text()).startsWith("最近 5 分钟 503 共 412 次").contains("instance=app1:8080");
        assertThat(alarm.severity()).isEqualTo("critical");
        assertThat(alarm.since()).isEqualTo("2026-11-26T03:02:40.123Z");
        assertThat(alarm.link()).startsWith("http://prometheus.example.com");
        Alarm over = only(Payload.of("alertmanager-resolved"), null);
        assertThat(over.isOver()).isTrue();
        assertThat(over.fingerprint()).isEqualTo(alarm.fingerprint()).matches("alarm:[0-9a-f]{32}");
        assertThat(over.since()).isEqualTo(alarm.since());
    }

    @Test
    void grafanasAlertSaysWhatWasMeasured() {
        Alarm alarm = only(Payload.of("grafana-firing"), null);

        assertThat(alarm.source()).isEqualTo("grafana");
        assertThat(alarm.text()).contains("value=1.8");
        assertThat(alarm.since()).isEqualTo("2026-11-26T02:15:00Z");
        assertThat(alarm.link()).contains("viewPanel=4");
        assertThat(only(Payload.of("grafana-resolved"), null))
                .satisfies(over -> assertThat(over.isOver()).isTrue())
                .satisfies(over -> assertThat(over.fingerprint()).isEqualTo(alarm.fingerprint()));
    }

    @Test
    void zabbixProblemCarriesItsHostAndTags() {
        Alarm alarm = only(Payload.of("zabbix-problem"), null);

        assertThat(alarm.source()).isEqualTo("zabbix");
        assertThat(alarm.title()).isEqualTo("/var 可用空间不足 5% (db1)");
        assertThat(alarm.labels()).containsEntry("service", "orders-db").containsEntry("host", "db1");
        assertThat(alarm.since()).isEqualTo(Instant.ofEpochSecond(1_795_832_000));
        Finding finding = Sorting.finding(SHOP, alarm, Instant.EPOCH);
        assertThat(finding.grade()).isEqualTo(Grade.P1);
        assertThat(finding.module()).isEqualTo("database");
        assertThat(finding.group()).isEqualTo("ops");
        assertThat(finding.system()).isEqualTo("orders-db");
    }

    @Test
    void anyJsonIsReadByAMappingOfTheDeskFile() {
        List<Alarm> alarms = read("""
                {"account": "prod", "data": {"alerts": [
                  {"resource": "i-1", "rule": 7, "ruleName": "CPU 95%", "detail": "5 min", "state": "ALERT",
                   "level": "Fatal", "time": 1795832000123, "tags": {"service": "payments"}},
                  {"resource": "i-2", "rule": 7, "ruleName": "CPU 20%", "state": "ok", "level": "Fatal"}]}}
                """, "cloud");

        assertThat(alarms).hasSize(2);
        assertThat(alarms.getFirst().labels()).containsEntry("account", "prod").containsEntry("service", "payments");
        assertThat(alarms.getFirst().since()).isEqualTo(Instant.ofEpochMilli(1_795_832_000_123L));
        assertThat(alarms.getLast().isOver()).isTrue();
        assertThat(alarms.getFirst().fingerprint())
                .isNotEqualTo(alarms.getLast().fingerprint());
        assertThat(Sorting.finding(SHOP, alarms.getFirst(), Instant.EPOCH)).satisfies(finding -> {
            assertThat(finding.group()).isEqualTo("dev");
            assertThat(finding.module()).isEqualTo("payment");
            assertThat(finding.grade()).isEqualTo(Grade.P1);
            assertThat(finding.source()).isEqualTo("cloud");
        });
    }

    @Test
    void thePlainFormNeedsNoMapping() {
        Alarm alarm = only(
                "{\"id\": \"cron-7\", \"title\": \"对账任务失败\", \"severity\": \"error\", \"labels\": {\"job\": \"recon\"}}",
                null);

        assertThat(alarm.isOver()).isFalse();
        assertThat(alarm.since()).isNull();
        assertThat(Sorting.finding(SHOP, alarm, Instant.EPOCH))
                .satisfies(finding -> assertThat(finding.grade()).isEqualTo(Grade.P2))
                .satisfies(finding -> assertThat(finding.system()).isEqualTo("recon"));
        assertThat(only("{\"id\": \"cron-7\", \"title\": \"好了\", \"status\": \"resolved\"}", null))
                .satisfies(over -> assertThat(over.isOver()).isTrue())
                .satisfies(over -> assertThat(over.fingerprint()).isEqualTo(alarm.fingerprint()));
    }

    @ParameterizedTest
    @CsvSource({
        "critical, P1",
        "Disaster, P1",
        "HIGH, P2",
        "Average, P3",
        "fatal, P1",
        "puzzling, P3",
        "Not classified, P3",
        ", P3"
    })
    void aSeverityHasItsGrade(@Nullable String severity, String grade) {
        assertThat(SHOP.alarms().grade(severity)).map(Grade::word).contains(grade);
    }

    @Test
    void whatIsNoTroubleOpensNothing() {
        assertThat(SHOP.alarms().grade("info")).isEmpty();
        assertThat(SHOP.alarms().grade("notice")).isEmpty();
    }

    @Test
    void aRouteHoldsWhereAllItsLabelsDo() {
        assertThat(SHOP.alarms().route(Map.of("service", "Payments"))).isPresent();
        assertThat(SHOP.alarms().route(Map.of("service", "repay"))).isEmpty();
        assertThat(SHOP.alarms().route(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"alerts\": [{\"labels\": {\"a\": \"b\"}}]} | FIELD_MISSING | alerts[0].status",
                "{\"alerts\": [{\"status\": \"firing\"}]} | FIELD_MISSING | alerts[0].labels",
                "{\"alerts\": [{\"status\": \"on\", \"labels\": {\"a\": \"b\"}}]} | FIELD_WRONG | alerts[0].status",
                "{\"alerts\": [{\"status\": \"firing\", \"labels\": {\"a\": \"b\"}, \"startsAt\": \"soon\"}]} | FIELD_WRONG | alerts[0].startsAt",
                "{\"from\": \"zabbix\"} | FIELD_MISSING | event",
                "{\"id\": \"a\"} | FIELD_MISSING | /title",
                "{\"title\": \"a\"} | FIELD_MISSING | /id",
                "{\"what\": 1} | NOT_KNOWN |",
                "\"text\" | NOT_JSON |",
                "{\"id\": \"a\" | NOT_JSON |",
                "{} {} | NOT_JSON |"
            })
    void whatIsMissingOrWrongIsNamed(String body, Unreadable.Why why, @Nullable String field) {
        assertThatThrownBy(() -> read(body, null)).isInstanceOfSatisfying(Unreadable.class, e -> {
            assertThat(e.why()).isEqualTo(why);
            assertThat(e.facts().stream().findFirst().orElse(null)).isEqualTo(field);
        });
    }

    private static Alarm only(String body, @Nullable String as) {
        List<Alarm> alarms = read(body, as);
        assertThat(alarms).hasSize(1);
        return alarms.getFirst();
    }

    private static List<Alarm> read(String body, @Nullable String as) {
        return AlarmReader.read(SHOP, body.getBytes(StandardCharsets.UTF_8), as);
    }
}
