package dev.dutydesk.bot.review;

import org.jspecify.annotations.Nullable;

/**
 * So many of so many, against what was promised.
 *
 * @param target what it should be at least, in ten-thousandths: 9,800 is 98 %; null for none
 */
public record Share(long met, long all, @Nullable Integer target) implements Figure.Value {
    /** With fewer cases a percentage says nothing. */
    private static final int FEW = 20;

    private static final int WHOLE = 10_000;

    @Override
    public long n() {
        return all;
    }

    public long missed() {
        return all - met;
    }

    public boolean isFew() {
        return all < FEW;
    }

    /** Whether its target was missed; also false where there is none, or nothing to count. */
    public boolean isBelow() {
        return target != null && all > 0 && met * WHOLE < target * all;
    }

    /** Rounded down to one decimal, to two from ten thousand cases on: {@code 94.4}; empty without cases. */
    public String percent() {
        if (all == 0) {
            return "";
        }
        long hundredths = met * WHOLE / all;
        return percent(all < WHOLE ? hundredths / 10 * 10 : hundredths);
    }

    /** The target as a percentage: {@code 98}; null where there is none. */
    public @Nullable String targetPercent() {
        return target == null ? null : percent(target);
    }

    private static String percent(long hundredths) {
        String text = hundredths / 100 + "." + hundredths % 100 / 10 + hundredths % 10;
        return text.replaceFirst("\\.?0+$", "");
    }
}
