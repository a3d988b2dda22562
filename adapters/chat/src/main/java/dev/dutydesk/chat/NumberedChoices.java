package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What replies offer on a platform whose messages carry no buttons: each person is told numbers, and picks by typing one. Only the
 * latest reply to a person counts. It is kept in memory: after a restart a number picks nothing and stays what was typed.
 */
public final class NumberedChoices {
    /** As long as people's latest replies are remembered: far more than talk to a bot at a time. */
    private static final int PEOPLE = 10_000;

    private static final Pattern NUMBER = Pattern.compile("\\s*([1-9１-９])\\s*");

    private final Map<String, Offered> latest = new ConcurrentHashMap<>();

    private record Offered(
            List<Card.Button> buttons,
            @Nullable String message,
            @Nullable String subject) {}

    /** @param message the platform's id of what was answered @param subject what the answer was about */
    public record Picked(
            String button,
            @Nullable String message,
            @Nullable String subject) {}

    /**
     * Remembers what the person was offered, and how to say it: {@code 1 Not the same}.
     *
     * @param message the platform's id of what is answered; null where there is none
     * @return a line for each button; none where the card has none
     */
    public List<String> offer(String account, Card card, @Nullable String message, @Nullable String subject) {
        List<Card.Button> buttons = card.buttons();
        if (buttons.isEmpty()) {
            latest.remove(account);
            return List.of();
        }
        if (latest.size() >= PEOPLE) {
            latest.clear();
        }
        latest.put(account, new Offered(buttons, message, subject));
        return IntStream.range(0, buttons.size())
                .mapToObj(i -> (i + 1) + " " + buttons.get(i).label())
                .toList();
    }

    /** What the person picked. Empty where the text is no number, or of nothing that was offered. */
    public Optional<Picked> pick(String account, String text) {
        Matcher number = NUMBER.matcher(text);
        Offered offered = latest.get(account);
        if (offered == null || !number.matches()) {
            return Optional.empty();
        }
        int picked = Character.getNumericValue(number.group(1).charAt(0));
        return picked > offered.buttons().size()
                ? Optional.empty()
                : Optional.of(new Picked(offered.buttons().get(picked - 1).id(), offered.message(), offered.subject()));
    }
}
