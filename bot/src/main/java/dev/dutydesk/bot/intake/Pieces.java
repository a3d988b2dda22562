package dev.dutydesk.bot.intake;

import java.util.Arrays;
import java.util.List;

/** Numbers the pieces that texts have in common, and tells in how many each is: a table of open addresses, since there are many. */
final class Pieces {
    private int[] ids = new int[1 << 12];
    /** One more than the number of the piece there; 0 where none is. */
    private int[] numbers = new int[ids.length];

    private int[] times = new int[ids.length / 2];
    private int count;

    private Pieces() {}

    /** @param texts the ids of each one's pieces, sorted */
    static Pieces inAtLeast(int least, List<int[]> texts) {
        Pieces all = new Pieces();
        for (int[] text : texts) {
            for (int i = 0; i < text.length; i++) {
                if (i == 0 || text[i] != text[i - 1]) {
                    all.add(text[i], 1);
                }
            }
        }
        Pieces common = new Pieces();
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
            if (count == times.length) {
                grow();
                at = at(id);
            }
            ids[at] = id;
            numbers[at] = ++count;
        }
        times[numbers[at] - 1] += often;
    }

    /** Half of it stays free, so that a piece is found at once. */
    private void grow() {
        int[] old = ids;
        int[] oldNumbers = numbers;
        ids = new int[old.length * 2];
        numbers = new int[ids.length];
        times = Arrays.copyOf(times, old.length);
        for (int i = 0; i < old.length; i++) {
            if (oldNumbers[i] != 0) {
                int at = at(old[i]);
                ids[at] = old[i];
                numbers[at] = oldNumbers[i];
            }
        }
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
