package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * A ticket's identity inside the bot: time-ordered, made by the bot before anything is written. People see its
 * {@link TicketKey} instead, which the store draws.
 *
 * @param value 16 characters of Crockford's base 32 in lower case: 48 bits of milliseconds, 32 bits of chance
 */
public record TicketId(@JsonValue String value) implements Comparable<TicketId> {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom CHANCE = new SecureRandom();

    @JsonCreator
    public TicketId {
        if (value.length() != 16 || !isOfTheAlphabet(value)) {
            throw new IllegalArgumentException("Not a ticket id: " + value);
        }
    }

    /** A loop, since ids are read by the thousand. */
    private static boolean isOfTheAlphabet(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A new id for something that begins at the given instant. */
    public static TicketId at(Instant instant) {
        long time = instant.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long chance = CHANCE.nextInt() & 0xFFFF_FFFFL;
        char[] text = new char[16];
        // 80 bits, five at a time, from the low end.
        long low = chance | (time << 32);
        long high = time >>> 32;
        for (int i = 15; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new TicketId(new String(text));
    }

    /** When it was made. */
    public Instant made() {
        long time = 0;
        // Its top 48 of 80 bits: nine characters, and three bits of the tenth.
        for (int i = 0; i < 9; i++) {
            time = (time << 5) | ALPHABET.indexOf(value.charAt(i));
        }
        return Instant.ofEpochMilli((time << 3) | (ALPHABET.indexOf(value.charAt(9)) >>> 2));
    }

    @Override
    public int compareTo(TicketId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
