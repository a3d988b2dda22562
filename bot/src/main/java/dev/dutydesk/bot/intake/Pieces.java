package dev.dutydesk.bot.intake;

import java.util.Arrays;
import java.util.List;

/** Numbers the pieces that texts have in common, and tells in how many each is: a table of open addresses, since there are many. */
final class Pieces {
    private final int[] ids;
    /** One more than the number of the piece there; 0 where none is. */
    private final int[] numbers;

    private int[] times;
    private int count;

    private Pieces(int most) {
        int size = Integer.highestOneBit(Math.max(8, most)) * 4;
        ids = new int[size];
        numbers = new int[size];
        times = new int[Math.max(8, most)];
    }

    /** @param texts the ids of each one's pieces, sorted */
    static Pieces inAtLeast(int least, List<int[]> texts) {
        Pieces all = new Pieces(texts.stream().mapToInt(ids -> ids.length).sum());
        for (int[] text : texts) {
            for (int i = 0; i < text.length; i++) {
                if (i == 0 || text[i] != text[i - 1]) {
                    all.add(text[i], 1);
                }
            }
        }
        Pieces common = new Pieces(
                (int) Arrays.stream(all.times).filter(n -> n >= least).count());
        for (int at = 0; at < all.ids.length; at++) {
            int number = all.numbers[at] - 1;
            if (number >= 0 && all.times[number] >= least) {
                common.add(all.ids[at], all.times[number]);
            }
        }
        return common;
    }

    private void add(int id, int often) {
        int at = at(id);
        if (numbers[at] == 0) {
            ids[at] = id;
            numbers[at] = ++count;
        }
        times[numbers[at] - 1] += often;
    }

    int count() {
        return count;
    }

    /** In how many texts it is. */
    int times(int number) {
        return times[number];
    }

    /** Its number, from 0; −1 where it isn't known. */
    int of(int id) {
        return numbers[at(id)] - 1;
    }

    private int at(int id) {
        int mask = ids.length - 1;
        int at = id & mask;
        while (numbers[at] != 0 && ids[at] != id) {
            at = at + 1 & mask;
        }
        return at;
    }
}
