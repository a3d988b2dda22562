package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/** The forms of single values in a desk file, and in those that belong to it. */
public final class Forms {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Safe inside the store's keys, whose hash tag ends at a brace. */
    public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public static final String ID_TAKES = "an id of a-z, 0-9 and -";
    public static final Shape<String> WORD = Shapes.matching(ID_TAKES, ID);

    static final Shape<Locale> LOCALE = Shapes.text(
            "a language such as zh-CN or en", Locale.ROOT, "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", Forms::locale);

    public static final Shape<ZoneId> ZONE = Shapes.text(
            "a zone such as Asia/Shanghai",
            ZoneId.of("UTC"),
            "^[A-Za-z]",
            text -> ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty());

    static final Shape<String> COUNTRY = Shapes.text(
            "a country's two letters such as CN, or none",
            "none",
            "^([A-Z]{2}|none)$",
            text -> Optional.of(text).filter(c -> c.equals("none") || COUNTRIES.contains(c)));

    static final Shape<LocalDate> DATE = Shapes.text(
            "a date such as 2026-12-31",
            LocalDate.EPOCH,
            "^\\d{4}-\\d{2}-\\d{2}$",
            text -> parsed(() -> LocalDate.parse(text)));

    static final Shape<LocalTime> TIME = Shapes.text(
            "a time of day such as \"09:30\"", LocalTime.MIDNIGHT, "^([01]\\d|2[0-3]):[0-5]\\d$", Forms::time);

    public static final Shape<LocalDateTime> DATE_TIME = Shapes.text(
            "a date and time of the desk's zone such as \"2026-11-10T20:00\"",
            LocalDateTime.MIN,
            "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$",
            text -> parsed(() -> LocalDateTime.parse(text)));

    public static final Shape<String> CRON = Shapes.text(
            "six cron fields (second minute hour day month weekday) such as \"0 0 10 1 * *\"",
            "",
            "^(\\S+ ){5}\\S+$|^@\\w+$",
            text -> Optional.of(text).filter(CronExpression::isValidExpression));

    static final Shape<String> PATH = Shapes.text(
            "a path below the desks folder such as patrols/shop.yml",
            "",
            "^[^/\\\\][^\\\\]*$",
            text -> Optional.of(text)
                    .filter(p -> !p.startsWith("/") && !p.contains("\\") && !p.contains(":") && !p.contains("\0"))
                    .filter(p -> Arrays.stream(p.split("/", -1)).noneMatch(s -> s.isEmpty() || s.equals(".."))));

    static final Shape<String> EMAIL =
            Shapes.matching("an e-mail address", Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}"));

    private Forms() {}

    static Optional<LocalTime> time(String text) {
        return text.length() == 5 ? parsed(() -> LocalTime.parse(text)) : Optional.empty();
    }

    private static Optional<Locale> locale(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return Optional.of(locale)
                    .filter(l -> LANGUAGES.contains(l.getLanguage()))
                    .filter(l -> l.getCountry().isEmpty() || COUNTRIES.contains(l.getCountry()));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> parsed(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The word of an enum's value in a file: {@code EVERY_MESSAGE} is {@code every-message}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
