package dev.dutydesk.bot.alarm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells alarms apart in the store's keys, whatever letters other systems use. */
final class Fingerprint {
    private static final int DIGITS = 32;

    private Fingerprint() {}

    static String of(String source, String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((source + "\n" + what).getBytes(StandardCharsets.UTF_8));
            return "alarm:" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }
}
