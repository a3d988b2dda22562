package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people call a ticket: {@code SHOP-12}. The prefix names the desk; the store draws the number.
 *
 * @param prefix the desk's prefix, upper case
 * @param number from 1
 */
public record TicketKey(String prefix, long number) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9]{0,9})-([1-9][0-9]{0,11})");

    /** The key written in the text, in either case; empty where the whole text isn't one. */
    public static Optional<TicketKey> parse(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches()
                ? Optional.of(new TicketKey(m.group(1).toUpperCase(Locale.ROOT), Long.parseLong(m.group(2))))
                : Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return prefix + "-" + number;
    }
}
