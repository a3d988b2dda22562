package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What replies offer on a platform whose messages carry no buttons: each person is told numbers, and picks by typing one, whichever
 * process hears it. Only the latest reply to a person counts, for a day; where it isn't known a number picks nothing and stays what was typed.
 */
public final class NumberedChoices {
    private static final Logger log = LoggerFactory.getLogger(NumberedChoices.class);
    private static final Pattern NUMBER = Pattern.compile("\\s*([1-9１-９])\\s*");
    private static final Duration KEPT = Duration.ofDays(1);

    /** In no id of a message, a ticket or a button. */
    private static final String BETWEEN = "\n";

    private final AppMemory memory;
    private final InstantSource clock;

    public NumberedChoices(AppMemory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

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
        List<String> offered = new ArrayList<>(List.of(text(message), text(subject)));
        buttons.forEach(button -> offered.add(button.id()));
        try {
            if (buttons.isEmpty()) {
                memory.take(key(account));
            } else {
                memory.keep(
                        key(account),
                        String.join(BETWEEN, offered),
                        clock.instant().plus(KEPT));
            }
        } catch (RuntimeException e) {
            log.warn("What was offered to {} isn't remembered: {}", account, e.getMessage());
        }
        return IntStream.range(0, buttons.size())
                .mapToObj(i -> (i + 1) + " " + buttons.get(i).label())
                .toList();
    }

    /** What the person picked. Empty where the text is no number, or of nothing that was offered. */
    public Optional<Picked> pick(String account, String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        int picked = Character.getNumericValue(number.group(1).charAt(0));
        return offered(account)
                .filter(offered -> offered.size() > picked + 1)
                .map(offered -> new Picked(offered.get(picked + 1), known(offered.get(0)), known(offered.get(1))));
    }

    private Optional<List<String>> offered(String account) {
        try {
            return memory.find(key(account)).map(kept -> List.of(kept.split(BETWEEN, -1)));
        } catch (RuntimeException e) {
            log.warn("What was offered to {} can't be looked up now: {}", account, e.getMessage());
            return Optional.empty();
        }
    }

    private static String key(String account) {
        return "offered:" + account;
    }

    private static String text(@Nullable String id) {
        return id == null ? "" : id;
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
