package dev.dutydesk.bot.patrol.watch;

import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** The example shop with a patrol, on the running bot. Its time passes only as a test lets it. */
record PatrolledShop(LiveBot bot) implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static PatrolledShop open(Path folder) {
        LiveBot bot = LiveBot.start(List.of(ScriptedPatrol.class), folder);
        // Rounds are due from the bot's first look at the time, which must not come after time was moved.
        await().until(() ->
                !bot.part(Store.class).records().find("shop", "job:patrol").isEmpty());
        return new PatrolledShop(bot);
    }

    @Override
    public void close() {
        bot.close();
    }

    Instant now() {
        return bot.part(InstantSource.class).instant();
    }

    /** Lets time pass until it is so, but no longer than that; then the bot has a while to come to it. */
    void within(Duration atMost, BooleanSupplier so) {
        Instant end = now().plus(atMost);
        while (now().isBefore(end)) {
            bot.moveTime("PT20S");
            try {
                await().atMost(Duration.ofMillis(300))
                        .pollInterval(Duration.ofMillis(50))
                        .until(so::getAsBoolean);
                return;
            } catch (ConditionTimeoutException e) {
                // A little later, perhaps.
            }
        }
        await().atMost(Duration.ofSeconds(15)).alias("after " + atMost).until(so::getAsBoolean);
    }

    /** The next time that it is that late. */
    void moveTo(LocalTime time) {
        LocalDateTime local = LocalDateTime.ofInstant(now(), ZONE);
        LocalDate day = local.toLocalTime().isBefore(time)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        bot.moveTime(Duration.between(now(), day.atTime(time).atZone(ZONE)).toString());
    }

    List<String> open() {
        return bot.get("/api/tickets?desk=shop&open=true")
                .body()
                .path("items")
                .valueStream()
                .map(ticket -> ticket.path("key").asString() + " "
                        + ticket.path("grade").asString() + " "
                        + ticket.path("state").asString())
                .toList();
    }

    List<JsonNode> messages() {
        return bot.get("/api/rooms/shop/messages?limit=200")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    /** What stands in the room, line by line. */
    List<String> texts() {
        return messages().stream()
                .map(message -> message.path("card").path("text").asString())
                .toList();
    }

    /** How many tickets there ever were. */
    int tickets() {
        return bot.get("/api/tickets?desk=shop").body().path("items").size();
    }

    List<String> titles() {
        return messages().stream()
                .map(message -> message.path("card").path("title").asString())
                .toList();
    }

    boolean isAsked(String key) {
        try {
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> bot.ticket(key).path("history").toString().contains("acceptance"));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** How many messages stand in the room by themselves. */
    long roots() {
        return messages().stream()
                .filter(message ->
                        message.path("thread").isNull() && message.path("card").isObject())
                .count();
    }
}
