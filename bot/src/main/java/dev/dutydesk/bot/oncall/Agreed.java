package dev.dutydesk.bot.oncall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have agreed on of the rosters, or one asks the other for.
 *
 * @param kind {@code cover}, {@code swap} (asked for), {@code away}, {@code leave} (for good)
 * @param by who said so
 * @param out whose duty it is, or who is away
 * @param in who stands in, or was asked to; of one who is away, who is asked in their place; null for nobody
 * @param pieces the times of duty that it is about, each with who has the duty then
 * @param time all of it
 * @param back what the one who asks takes in return
 */
public record Agreed(
        String id,
        String kind,
        String by,
        String out,
        @Nullable String in,
        List<Piece> pieces,
        Time time,
        List<Piece> back) {}
