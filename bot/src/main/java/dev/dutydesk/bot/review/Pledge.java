package dev.dutydesk.bot.review;

import dev.dutydesk.bot.oncall.Spoken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody is to do by when, as typed: {@code @李伟 "证书监控" due 周五}, {@code 李伟 加上证书监控 到 12-04}.
 *
 * @param person as typed @param what without its quotes @param due a day, as typed
 */
public record Pledge(String person, String what, String due) {
    private static final Pattern PLEDGE = Pattern.compile(
            "(?<person>[^\\s:：,，]+)(?:\\s*[:：,，]\\s*|\\s+)(?<what>.+)(?<![^\\s,，”」\"])(?:(?:due|by|until)\\s+|(?:截止|到)\\s*)(?<due>\\S.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|“([^“”]+)”|「([^「」]+)」");

    /** Empty where it is no such thing. */
    public static Optional<Pledge> read(String typed) {
        Matcher matcher = PLEDGE.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String what = matcher.group("what").replaceFirst("[\\s,，]+\\z", "").strip();
        if (QUOTED.matcher(what).matches()) {
            what = what.substring(1, what.length() - 1).strip();
        }
        String due = matcher.group("due").replaceFirst("\\A到\\s*", "").strip();
        return what.isEmpty() ? Optional.empty() : Optional.of(new Pledge(matcher.group("person"), what, due));
    }

    /** Whether its end is a day; what isn't may be anything that people say. */
    public boolean isDated() {
        return Spoken.read(due, ZoneOffset.UTC, Instant.EPOCH).isPresent();
    }
}
