package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of what callers send that are the same everywhere. */
final class Input {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
    /** Controls but line breaks and tabs, halves of characters, and marks that turn the text's direction. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private Input() {}

    static String printable(String text) {
        return UNPRINTABLE.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }

    /** The client's id, or a new one where it gave none. */
    static String id(Channel room, @Nullable String id) {
        if (id == null) {
            return UUID.randomUUID().toString();
        }
        if (!ID.matcher(id).matches()) {
            throw Fault.ID_WRONG.in(room.locale());
        }
        return id;
    }

    /** A message's id or a cursor; null where none is given. */
    static @Nullable String number(Channel room, String name, @Nullable String number) {
        if (number == null || NUMBER.matcher(number).matches()) {
            return number;
        }
        throw Fault.NUMBER_WRONG.in(room.locale(), name);
    }

    /** The same for the same parts, in this order. */
    static String fingerprint(@Nullable Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
