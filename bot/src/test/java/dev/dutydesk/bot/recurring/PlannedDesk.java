package dev.dutydesk.bot.recurring;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The shop with a plan that begins soon, whenever that is. */
public final class PlannedDesk {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PlannedDesk() {}

    /** So long from now, in the desk's zone, to the minute. */
    public static LocalDateTime in(Duration length) {
        return LocalDateTime.now(ZONE).plus(length).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Moves the bot's time to that one of the desk's zone, or a moment after it. */
    public static void moveTo(LiveBot bot, LocalDateTime time) {
        Duration left = Duration.between(bot.part(InstantSource.class).instant(), time.atZone(ZONE));
        bot.moveTime(left.plusMillis(100).toString());
    }

    /** The desk's file with its plan. Both in place of the example's, with what follows the colon. */
    public static void write(Path folder, String recurring, String promotions) {
        write(folder, text(recurring, promotions));
    }

    public static String text(String recurring, String promotions) {
        return Examples.text()
                .replaceFirst("(?s)\\nrecurring:.*?\\n\\n", "\nrecurring:" + recurring + "\n\n")
                .replaceFirst("(?s)\\npromotions:.*?\\n\\n", "\npromotions:" + promotions + "\n\n");
    }

    public static void write(Path folder, String text) {
        try {
            Files.createDirectories(folder.resolve("desks"));
            Files.writeString(folder.resolve("desks/shop.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the shop's room beside what belongs to tickets and the bot's introduction, title and all, oldest first. */
    public static List<String> said(LiveBot bot) {
        return bot.get("/api/rooms/shop/messages?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(message -> message.path("ticket").asString("").isEmpty()
                        && message.path("card").isObject())
                .map(message -> text(message.path("card")))
                .filter(text -> !text.startsWith("我是 Dutydesk"))
                .toList();
    }

    private static String text(JsonNode card) {
        return card.path("title").asString() + "\n" + card.path("text").asString();
    }

    /** The keys of all tickets. */
    public static List<String> tickets(LiveBot bot) {
        return bot.get("/api/tickets?desk=shop")
                .body()
                .path("items")
                .valueStream()
                .map(ticket -> ticket.path("key").asString())
                .toList();
    }
}
