package dev.dutydesk.bot.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ways to write that mean the same to rules: phone typing's homophones, Cantonese, English without its apostrophes. */
final class Alike {
    private static final Map<String, String> ONES = ones();
    private static final Words WORDS = Words.ofPlain(List.copyOf(ONES.keySet()));

    private Alike() {}

    /** The plain text with each of them as rules write it. */
    static String of(String plain) {
        List<Words.Found> found = WORDS.in(plain);
        if (found.isEmpty()) {
            return plain;
        }
        StringBuilder alike = new StringBuilder(plain.length());
        int from = 0;
        for (Words.Found one : found) {
            if (one.start() >= from) {
                alike.append(plain, from, one.start()).append(ONES.get(one.shown()));
                from = one.end();
            }
        }
        return alike.append(plain, from, plain.length()).toString();
    }

    /** An entry is {@code 登陆 = 登录}. */
    private static Map<String, String> ones() {
        Map<String, String> ones = new HashMap<>();
        for (String entry : ReadingLists.entries("alike.txt")) {
            int equals = entry.indexOf('=');
            ones.put(
                    entry.substring(0, equals).strip(),
                    entry.substring(equals + 1).strip());
        }
        return Map.copyOf(ones);
    }
}
