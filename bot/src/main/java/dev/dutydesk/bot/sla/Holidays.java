package dev.dutydesk.bot.sla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The countries' years that are known. A country of which none is known has plain weekends. Immutable. */
public final class Holidays {
    private static final Map<String, List<Integer>> SHIPPED = Map.of("CN", List.of(2024, 2025, 2026));

    private final Map<String, NavigableMap<Integer, CalendarYear>> years;

    private Holidays(Map<String, NavigableMap<Integer, CalendarYear>> years) {
        this.years = years;
    }

    /** Those in the jar: {@code calendars/COUNTRY/YEAR.yml}. */
    public static Holidays shipped() {
        return of(SHIPPED.entrySet().stream()
                .flatMap(country -> country.getValue().stream().map(year -> shipped(country.getKey(), year)))
                .toList());
    }

    /** Exactly these. */
    static Holidays of(Collection<CalendarYear> years) {
        return new Holidays(years.stream()
                .collect(Collectors.groupingBy(
                        CalendarYear::country,
                        Collectors.toMap(
                                CalendarYear::year, Function.identity(), (one, other) -> other, TreeMap::new))));
    }

    private static CalendarYear shipped(String country, int year) {
        String name = "/calendars/" + country + "/" + year + ".yml";
        try (InputStream in = Holidays.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " isn't in the jar");
            }
            return CalendarYear.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What that day is there, where it is other than the week has it. */
    Optional<CalendarYear.Named> day(String country, LocalDate date) {
        return Optional.ofNullable(year(country, date.getYear()))
                .map(year -> year.days().get(date));
    }

    /** Whether the country has holidays of its own here, but not those of that year: then plain weekends stand in. */
    boolean isMissing(String country, int year) {
        return years.containsKey(country) && year(country, year) == null;
    }

    @Nullable
    CalendarYear year(String country, int year) {
        return years.getOrDefault(country, new TreeMap<>()).get(year);
    }
}
