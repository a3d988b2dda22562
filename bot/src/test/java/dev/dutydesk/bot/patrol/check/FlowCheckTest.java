package dev.dutydesk.bot.patrol.check;

import static dev.dutydesk.bot.patrol.check.Target.isCrit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several requests in a row, as a customer makes them, and what is cleaned up behind them. */
class FlowCheckTest {
    private final CheckMeasures measures = new CheckMeasures(() -> Target.NOW, new KnownNetworks());
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void over() {
        never.countDown();
        measures.close();
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void flowsPassValuesOnAndCleanUp() throws IOException {
        try (Target shop = Target.that((request, out) -> out.write(
                request.startsWith("GET /api/products")
                        ? Target.whole(
                                "200 OK\r\nSet-Cookie: cart=c-9; Path=/", "{\"items\": [{\"sku\": \"A \\\"1\\\"\"}]}")
                        : request.startsWith("POST")
                                ? Target.whole("201 Created", "{\"id\": 4711}")
                                : Target.whole("204 Gone", "")))) {
            Sample sample = flow(shop, "status == 201");
            assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
            List<String> asked = List.copyOf(shop.requests);
            assertThat(asked.get(1)).contains("{\"sku\":\"A \\\"1\\\"\",\"user\":\"tester\"}", "Cookie: cart=c-9");
            assertThat(asked.get(2)).startsWith("DELETE /api/orders/4711 ");
            assertThat(sample.toString()).doesNotContain("tester");
        }
    }

    @Test
    void aFlowThatFailsIsCleanedUpAllTheSame() throws IOException {
        try (Target shop = Target.that((request, out) -> out.write(
                request.startsWith("POST")
                        ? Target.whole("500 Oops", "{\"id\": 4711}")
                        : Target.whole("200 OK", "{\"items\": [{\"sku\": 1}]}")))) {
            Sample sample = flow(shop, "status == 201");
            isCrit(sample, "step order: status = 500, must hold: status == 201");
            assertThat(shop.requests).hasSize(3).last().asString().startsWith("DELETE /api/orders/4711 ");
            assertThat(sample.values()).containsEntry("failed", "order").containsEntry("steps.order.status", 500.0);
        }
    }

    @Test
    void aFlowThatHangsIsCleanedUpInTheTimeKeptForIt() throws IOException {
        try (Target shop = Target.that((request, out) -> {
            if (request.startsWith("GET /api/slow")) {
                hang();
            }
            out.write(Target.whole("200 OK", "{\"id\": 5}"));
        })) {
            List<Work.Step> steps = List.of(
                    step("made", "POST", "/api/orders", null, false, Map.of("order", "body.id")),
                    step("slow", "GET", "/api/slow", null, false, Map.of()),
                    step("never", "GET", "/api/never", null, false, Map.of()),
                    step("clean", "DELETE", "/api/orders/${order}", null, true, Map.of()));
            Sample sample = Target.measure(
                    measures,
                    Target.check(
                            "flow",
                            Target.TIMEOUT.multipliedBy(2),
                            List.of(),
                            List.of(),
                            new Work.Flow(Map.of(), steps)),
                    shop.web("localhost"));
            isCrit(sample, "step slow: no answer");
            assertThat(shop.requests.stream().map(r -> r.split(" ")[1]).collect(Collectors.toList()))
                    .containsExactly("/api/orders", "/api/slow", "/api/orders/5");
        }
    }

    private Sample flow(Target shop, String expect) {
        List<Work.Step> steps = List.of(
                step("list", "GET", "/api/products", null, false, Map.of("sku", "body.items[0].sku")),
                new Work.Step(
                        "order",
                        new Work.Request("POST", "/api/orders", Map.of(), "{\"sku\":\"${sku}\",\"user\":\"${user}\"}"),
                        List.of(expect),
                        Map.of("order", "body.id"),
                        false),
                step("clean", "DELETE", "/api/orders/${order}", null, true, Map.of()));
        Work.Flow work = new Work.Flow(Map.of("user", Secret.plain("tester")), steps);
        return Target.measure(
                measures, Target.check("flow", Target.PATIENT, List.of(), List.of(), work), shop.web("localhost"));
    }

    private static Work.Step step(
            String id, String method, String path, @Nullable String json, boolean always, Map<String, String> save) {
        return new Work.Step(id, new Work.Request(method, path, Map.of(), json), List.of(), save, always);
    }
}
