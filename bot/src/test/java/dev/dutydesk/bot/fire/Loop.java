package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * One problem from its report to its acceptance. Two people acknowledge it at the same time. Whatever is said has an id and
 * is said again with it until it is answered, as the interface asks for.
 */
final class Loop {
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Executor PEOPLE = task -> Thread.ofVirtual().start(task);

    private final int number;
    private final String name;
    private final List<Caller> bots;
    private final BooleanSupplier calledOff;
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private volatile String key = "";

    /** @param step the event that it makes, @param answer the body of the 201 */
    record Said(String step, String id, String user, String text, JsonNode answer) {
        boolean took() {
            return Caller.took(answer);
        }

        String message() {
            return answer.path("id").asString();
        }

        Map<String, String> body() {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("user", user);
            body.put("text", text);
            body.put("id", id);
            return body;
        }
    }

    /** @param number of no other loop in the room */
    Loop(int number, List<Caller> bots, BooleanSupplier calledOff) {
        this.number = number;
        this.name = "单号" + number + "。";
        this.bots = bots;
        this.calledOff = calledOff;
    }

    void run() {
        key = say("report", "wang.fang", "@dutydesk 付不了款，" + name)
                .answer()
                .path("ticket")
                .asString();
        assertThat(key).startsWith("SHOP-");
        CompletableFuture<Said> first = acknowledged("li.wei");
        CompletableFuture<Said> second = acknowledged("chen.jie");
        Said one = first.join();
        Said other = second.join();
        assertThat(one.took())
                .as("exactly one of %s and %s becomes handler", one, other)
                .isNotEqualTo(other.took());
        assertThat((one.took() ? other : one)
                        .answer()
                        .path("reply")
                        .path("text")
                        .asString())
                .contains("已接单", one.took() ? "李伟" : "陈杰");
        String handler = (one.took() ? one : other).user();
        did("diagnose", handler, "/diagnose " + key + " 证书过期，" + name);
        did("resolve", handler, "/resolve " + key + " 已换证书，" + name + " --regression passed");
        did("accept", "wang.fang", "/accept " + key);
    }

    private CompletableFuture<Said> acknowledged(String user) {
        return CompletableFuture.supplyAsync(() -> say("acknowledge", user, "/ack " + key), PEOPLE);
    }

    private void did(String step, String user, String text) {
        Said done = say(step, user, text);
        assertThat(done.took()).as("%s", done).isTrue();
        assertThat(done.answer().path("ticket").asString()).isEqualTo(key);
    }

    private Said say(String step, String user, String text) {
        String id = number + ":" + step + ":" + user;
        Said word = new Said(step, id, user, text, NullNode.getInstance());
        while (!calledOff.getAsBoolean()) {
            Caller bot = bots.get(ThreadLocalRandom.current().nextInt(bots.size()));
            try {
                Caller.Reply reply = bot.post("/api/rooms/shop/messages", word.body());
                if (reply.status() == 201) {
                    Said answered = new Said(step, id, user, text, reply.body());
                    said.add(answered);
                    return answered;
                }
                assertThat(reply.status()).as("%s to %s", reply.body(), word).isEqualTo(503);
                assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
            } catch (UncheckedIOException notAnswered) {
                // The bot is down, or went down over it: said again below.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("called off");
    }

    /** In its report, its finding and its solution, and nowhere else. */
    String name() {
        return name;
    }

    /** The ticket's, once it is reported. */
    String key() {
        return key;
    }

    /** All that was answered so far, in order. */
    List<Said> said() {
        return List.copyOf(said);
    }

    /** The events that were answered as done, and who did them. */
    List<String> steps() {
        return said.stream()
                .filter(Said::took)
                .map(each -> each.step() + " by " + each.user())
                .toList();
    }
}
