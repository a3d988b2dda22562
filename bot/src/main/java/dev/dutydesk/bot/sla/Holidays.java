package dev.dutydesk.bot.sla;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The countries' years that are known: those in the jar, and over them those in a folder of the one who runs the bot. A country
 * of which no year is known has plain weekends. Safe to use from many threads.
 */
public final class Holidays {
    private static final Map<String, List<Integer>> SHIPPED = Map.of("CN", List.of(2024, 2025, 2026));

    private final List<CalendarYear> own;
    private final @Nullable Path folder;
    private volatile Known known;

    /** @param texts of the folder's files, by place @param faults of those that can't be used */
    private record Known(
            Map<String, String> texts, List<String> faults, Map<String, NavigableMap<Integer, CalendarYear>> years) {}

    private Holidays(List<CalendarYear> own, @Nullable Path folder) {
        this.own = own;
        this.folder = folder;
        this.known = known(Map.of());
    }

    /** Those in the jar alone: {@code calendars/COUNTRY/YEAR.yml}. */
    public static Holidays shipped() {
        return new Holidays(
                SHIPPED.entrySet().stream()
                        .flatMap(country -> country.getValue().stream().map(year -> shipped(country.getKey(), year)))
                        .toList(),
                null);
    }

    /**
     * Those in the jar, and over them those in the folder {@code calendars} beside the desk files, which may come and go.
     *
     * @param desks the folder of the desk files
     */
    public static Holidays beside(Path desks) {
        Holidays holidays = new Holidays(shipped().own, CalendarFolder.beside(desks));
        holidays.refresh();
        return holidays;
    }

    /** Exactly these. */
    static Holidays of(Collection<CalendarYear> years) {
        return new Holidays(List.copyOf(years), null);
    }

    /** Takes up what changed in the folder. A file that can't be used is left out, and told among the faults. */
    public synchronized void refresh() {
        if (folder != null) {
            Map<String, String> texts = CalendarFolder.texts(folder);
            if (!texts.equals(known.texts())) {
                known = known(texts);
            }
        }
    }

    /** Why files of the folder can't be used, in words. */
    public List<String> faults() {
        return known.faults();
    }

    private Known known(Map<String, String> texts) {
        List<String> faults = new ArrayList<>();
        List<CalendarYear> years = new ArrayList<>(own);
        texts.forEach((file, text) -> {
            try {
                years.add(CalendarYear.parse(file, text));
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        });
        return new Known(
                texts,
                List.copyOf(faults),
                years.stream()
                        .collect(Collectors.groupingBy(
                                CalendarYear::country,
                                Collectors.toMap(
                                        CalendarYear::year,
                                        Function.identity(),
                                        (one, other) -> other,
                                        TreeMap::new))));
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
        return known.years().containsKey(country) && year(country, year) == null;
    }

    @Nullable
    CalendarYear year(String country, int year) {
        return known.years().getOrDefault(country, new TreeMap<>()).get(year);
    }
}
