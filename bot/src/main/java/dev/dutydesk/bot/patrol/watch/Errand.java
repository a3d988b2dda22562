package dev.dutydesk.bot.patrol.watch;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wants of the patrol, as typed: {@code run hosts}, {@code 静默 hosts 2h 换盘}. */
public sealed interface Errand {
    record Show() implements Errand {}

    record Run(String check) implements Errand {}

    /** @param length as typed, with what it says; null where it says none @param why empty where none was given */
    record Silence(String check, String typed, @Nullable Duration length, String why) implements Errand {}

    /** @param good whether all was well */
    record Sign(String check, boolean good, String remark) implements Errand {}

    Pattern RUN = Pattern.compile("(?:run\\s+|查\\s*|执行\\s*)(?<check>\\S+)", Pattern.CASE_INSENSITIVE);
    Pattern SILENCE = Pattern.compile(
            "(?:silence|mute|静默)\\s+(?<check>\\S+)(?:\\s+(?<length>\\S+)(?:\\s+(?<why>.+))?)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    Pattern SIGN = Pattern.compile(
            "(?:sign|签核)[\\s.]+(?<check>[^\\s.]+)[\\s.]+(?<how>ok|well|bad|wrong|正常|有问题|异常)(?:\\s+(?<remark>.+))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    Pattern LENGTH = Pattern.compile("([1-9]\\d{0,3})(m|h|d|分钟|分|小时|天)");
    Pattern QUOTES = Pattern.compile("^[\"“”']+|[\"“”']+$");

    /** Empty where it is none of these. */
    static Optional<Errand> read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.of(new Show());
        }
        Matcher run = RUN.matcher(text);
        if (run.matches()) {
            return Optional.of(new Run(run.group("check")));
        }
        Matcher silence = SILENCE.matcher(text);
        if (silence.matches()) {
            String length = silence.group("length") == null ? "" : silence.group("length");
            return Optional.of(new Silence(
                    silence.group("check"), length, length(length).orElse(null), plain(silence.group("why"))));
        }
        Matcher sign = SIGN.matcher(text);
        if (!sign.matches()) {
            return Optional.empty();
        }
        String how = sign.group("how").toLowerCase(Locale.ROOT);
        boolean good = how.equals("ok") || how.equals("well") || how.equals("正常");
        return Optional.of(new Sign(sign.group("check"), good, plain(sign.group("remark"))));
    }

    private static Optional<Duration> length(String typed) {
        Matcher length = LENGTH.matcher(typed);
        if (!length.matches()) {
            return Optional.empty();
        }
        long n = Long.parseLong(length.group(1));
        return Optional.of(
                switch (length.group(2)) {
                    case "m", "分", "分钟" -> Duration.ofMinutes(n);
                    case "h", "小时" -> Duration.ofHours(n);
                    default -> Duration.ofDays(n);
                });
    }

    private static String plain(@Nullable String typed) {
        return typed == null ? "" : QUOTES.matcher(typed.strip()).replaceAll("").strip();
    }
}
