package dev.dutydesk.bot.intake;

import java.util.Arrays;

/**
 * The pieces by which one text resembles another: its words and Chinese characters, two and three of them in a row, how
 * English words begin, how the text begins and ends, and what its first and last clauses hold. Numbers are alike, but for nought, and so are addresses. A piece is
 * told by a number made of its letters; two pieces hardly ever have the same.
 *
 * @param ids of the pieces, in the text's order; the same one as often as it is there
 * @param starts where each begins in the text, @param ends and where it ends
 */
record Grams(int[] ids, int[] starts, int[] ends) {
    private static final int LONGEST_ROW = 3;
    /** English words of one stem begin alike. */
    private static final int STEM = 4;

    private static final int BEGINS_WITH = 0x51ed270b;
    private static final int ENDS_WITH = 0x2545f491;
    private static final int IN_FIRST_CLAUSE = 0x7feb352d;
    private static final int IN_LAST_CLAUSE = 0x68e31da4;
    private static final int STEMS = 0x1b873593;
    /** Any address: what it is made of says nothing. */
    private static final int ADDRESS = 0x11;

    /** @param plain as {@link PlainText} writes it */
    static Grams of(String plain) {
        Tokens tokens = Tokens.of(plain);
        int count = tokens.count;
        Collected pieces = new Collected(count * (LONGEST_ROW + 2) + 8);
        for (int i = 0; i < count; i++) {
            int id = 0;
            for (int row = 0; row < LONGEST_ROW && i + row < count; row++) {
                id = mix(id, tokens.ids[i + row]);
                pieces.add(id, tokens.starts[i], tokens.ends[i + row]);
            }
            if (tokens.stems[i] != 0) {
                pieces.add(mix(STEMS, tokens.stems[i]), tokens.starts[i], tokens.ends[i]);
            }
            if (i < tokens.firstClause) {
                pieces.add(mix(IN_FIRST_CLAUSE, tokens.ids[i]), tokens.starts[i], tokens.ends[i]);
            }
            if (i >= tokens.lastClause) {
                pieces.add(mix(IN_LAST_CLAUSE, tokens.ids[i]), tokens.starts[i], tokens.ends[i]);
            }
        }
        if (count > 0) {
            int last = count - 1;
            int second = Math.min(1, last);
            pieces.add(mix(BEGINS_WITH, tokens.ids[0]), tokens.starts[0], tokens.ends[0]);
            pieces.add(mix(mix(BEGINS_WITH, tokens.ids[0]), tokens.ids[second]), tokens.starts[0], tokens.ends[second]);
            pieces.add(mix(ENDS_WITH, tokens.ids[last]), tokens.starts[last], tokens.ends[last]);
            pieces.add(
                    mix(mix(ENDS_WITH, tokens.ids[Math.max(0, last - 1)]), tokens.ids[last]),
                    tokens.starts[Math.max(0, last - 1)],
                    tokens.ends[last]);
        }
        return pieces.done();
    }

    int count() {
        return ids.length;
    }

    private static int mix(int id, int next) {
        int mixed = (id ^ next * 0x9e3779b1) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 15) * 0xc2b2ae35;
        return mixed ^ mixed >>> 13;
    }

    private static final class Collected {
        private final int[] ids;
        private final int[] starts;
        private final int[] ends;
        private int count;

        Collected(int most) {
            ids = new int[most * 2];
            starts = new int[most * 2];
            ends = new int[most * 2];
        }

        void add(int id, int start, int end) {
            ids[count] = id;
            starts[count] = start;
            ends[count++] = end;
        }

        Grams done() {
            return new Grams(Arrays.copyOf(ids, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
        }
    }

    /** Words of letters and digits, and each other character; spaces part them. */
    private static final class Tokens {
        private final int[] ids;
        private final int[] starts;
        private final int[] ends;
        private final int[] stems;
        private int count;
        private int firstClause = Integer.MAX_VALUE;
        private int lastClause;

        private Tokens(int most) {
            ids = new int[most];
            starts = new int[most];
            ends = new int[most];
            stems = new int[most];
        }

        static Tokens of(String plain) {
            Tokens tokens = new Tokens(plain.length());
            int at = 0;
            while (at < plain.length()) {
                char letter = plain.charAt(at);
                if (letter == ' ') {
                    at++;
                } else if (isAddress(plain, at)) {
                    int end = endOfAddress(plain, at);
                    tokens.add(ADDRESS, 0, at, end);
                    at = end;
                } else if (letter == '@' && at + 1 < plain.length() && isLatin(plain.charAt(at + 1))) {
                    at = endOfWord(plain, at + 1);
                } else {
                    at = isLatin(letter) ? tokens.word(plain, at) : tokens.mark(plain, at);
                }
            }
            return tokens;
        }

        private int word(String plain, int from) {
            int end = endOfWord(plain, from);
            int id = 1;
            int stem = 1;
            int letters = 0;
            for (int at = from; at < end; at++) {
                boolean digit = isDigit(plain.charAt(at));
                if (digit && at > from && isDigit(plain.charAt(at - 1))) {
                    continue;
                }
                boolean nought = digit && plain.charAt(at) == '0' && (at + 1 == end || !isDigit(plain.charAt(at + 1)));
                id = id * 31 + (digit ? nought ? '0' : '9' : plain.charAt(at));
                letters++;
                if (letters == STEM) {
                    stem = id;
                }
            }
            add(id, letters >= STEM ? stem : 0, from, end);
            return end;
        }

        private int mark(String plain, int at) {
            int id = plain.codePointAt(at);
            int end = at + Character.charCount(id);
            boolean parts = !Character.isLetterOrDigit(id) && ",.!?;~、…".indexOf(id) >= 0;
            add(id, 0, at, end);
            if (parts) {
                firstClause = Math.min(firstClause, count);
                if (end < plain.length()) {
                    lastClause = count;
                }
            }
            return end;
        }

        private void add(int id, int stem, int start, int end) {
            ids[count] = id;
            stems[count] = stem;
            starts[count] = start;
            ends[count++] = end;
        }

        private static boolean isAddress(String plain, int at) {
            return plain.startsWith("http://", at) || plain.startsWith("https://", at);
        }

        private static int endOfAddress(String plain, int from) {
            int end = from;
            while (end < plain.length() && plain.charAt(end) != ' ' && plain.charAt(end) < 0x2e80) {
                end++;
            }
            return end;
        }

        private static int endOfWord(String plain, int from) {
            int end = from;
            while (end < plain.length() && (isLatin(plain.charAt(end)) || plain.charAt(end) == '\'')) {
                end++;
            }
            return end;
        }

        private static boolean isDigit(char letter) {
            return letter >= '0' && letter <= '9';
        }

        private static boolean isLatin(char letter) {
            return letter >= 'a' && letter <= 'z' || isDigit(letter);
        }
    }
}
