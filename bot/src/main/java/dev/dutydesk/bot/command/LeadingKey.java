package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.TicketKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ticket's key at the beginning of a text, as people type it on a telephone: {@code SHOP-12}, {@code shop_12},
 * {@code #12}, {@code 12}, in full-width characters too. A bare number that counts something ({@code 12 点之前},
 * {@code 3 customers}) is none.
 *
 * @param bare whether the number alone was typed
 * @param rest what follows the key
 */
record LeadingKey(TicketKey key, boolean bare, String rest) {
    private static final int LONGEST = 40;
    private static final Pattern FORM = Pattern.compile(
            "\\A\\s*(?<mark>#\\s*)?(?:(?<prefix>[A-Za-z][A-Za-z0-9]{0,9})\\s?[-_\u2014\u2013]\\s?)?(?<number>[1-9]\\d{0,8})(?![A-Za-z0-9_.:/%-])");
    /** What a number before it counts, and other ways in which a number goes on. */
    private static final Pattern COUNTED = Pattern.compile(
            "\\A\\s*(?:[点分秒个号时小天日月年元块件次位人张单笔折倍万千百前后遍家下种条台套份箱包双米斤克层楼周刻钟岁成级批桌名组页行字段章轮度多几来余]"
                    + "|[,.:/%~\\-]\\s*\\d"
                    + "|(?:o'clock|[ap]m|ms|min(?:ute)?s?|sec(?:ond)?s?|hours?|hrs?|h|days?|weeks?|months?|years?|times?|people|customers?|orders?|items?|users?|percent|more|of|or|and|to)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** @param prefix the desk's, which a number without one is of */
    static Optional<LeadingKey> of(String text, String prefix) {
        Matcher found = FORM.matcher(HalfWidth.of(text.substring(0, Math.min(LONGEST, text.length()))));
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        boolean bare = found.group("mark") == null && found.group("prefix") == null;
        String rest = text.substring(found.end());
        if (bare
                && COUNTED.matcher(HalfWidth.of(rest.substring(0, Math.min(LONGEST, rest.length()))))
                        .find()) {
            return Optional.empty();
        }
        String named = found.group("prefix") == null ? prefix : found.group("prefix");
        return TicketKey.parse(named + "-" + found.group("number")).map(key -> new LeadingKey(key, bare, rest.strip()));
    }

    /** A key written alone; empty where anything stands beside it. */
    static Optional<TicketKey> alone(String text, String prefix) {
        return of(text, prefix).filter(found -> found.rest().isEmpty()).map(LeadingKey::key);
    }
}
