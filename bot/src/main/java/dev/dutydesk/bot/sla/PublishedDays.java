package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Calendar.Day;
import dev.dutydesk.bot.sla.CalendarYear.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holidays and make-up working days of mainland China as public data sets have them. Two forms are read: that of
 * <a href="https://github.com/NateScarlet/holiday-cn">holiday-cn</a>, a list {@code days} of {@code name, date, isOffDay}, and that
 * of the npm package <a href="https://www.npmjs.com/package/chinese-days">chinese-days</a>, the maps {@code holidays} and
 * {@code workdays} from a date to {@code English name,Chinese name,…}.
 */
public record PublishedDays(Map<LocalDate, Named> days) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Names that a data set shortens. */
    private static final Set<String> SHORT = Set.of("清明", "端午", "中秋", "国庆", "劳动");

    /** @throws IllegalArgumentException in words, where the text is in neither form */
    public static PublishedDays parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            Map<LocalDate, Named> days = new TreeMap<>();
            if (root.path("days").isArray()) {
                root.path("days")
                        .forEach(day -> put(
                                days,
                                day.path("date").asString(""),
                                day.path("name").asString(""),
                                day.path("isOffDay").asBoolean()));
            } else if (root.path("holidays").isObject() && root.path("workdays").isObject()) {
                root.path("holidays").forEachEntry((date, names) -> put(days, date, chinese(names.asString("")), true));
                root.path("workdays")
                        .forEachEntry((date, names) -> put(days, date, chinese(names.asString("")), false));
            } else {
                throw new IllegalArgumentException(
                        "it has neither days, as holiday-cn does, nor holidays and workdays, as"
                                + " chinese-days does");
            }
            return new PublishedDays(days);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date in it is none: " + e.getMessage(), e);
        }
    }

    private static String chinese(String names) {
        String[] parts = names.split(",", 3);
        return parts.length > 1 ? parts[1] : names;
    }

    private static void put(Map<LocalDate, Named> days, String date, String name, boolean off) {
        String bare = name.strip().replaceFirst("调休$", "");
        String whole = SHORT.contains(bare) ? bare + "节" : bare;
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("the day " + date + " has no name");
        }
        days.put(LocalDate.parse(date), off ? new Named(whole, Day.DAY_OFF) : new Named(whole + "调休", Day.WORKING));
    }

    /** The years of which it has days. */
    public Set<Integer> years() {
        return days.keySet().stream().map(LocalDate::getYear).collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException where it has no day of that year */
    public CalendarYear year(int year, CalendarYear.Notice notice) {
        Map<LocalDate, Named> its = days.entrySet().stream()
                .filter(day -> day.getKey().getYear() == year)
                .filter(day -> day.getValue().day() == Day.DAY_OFF || CalendarYear.isWeekend(day.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (its.isEmpty()) {
            throw new IllegalArgumentException("it has no day of " + year);
        }
        return new CalendarYear("CN", year, notice, its);
    }
}
