package dev.dutydesk.bot.tool;

import dev.dutydesk.bot.sla.CalendarFolder;
import dev.dutydesk.bot.sla.CalendarYear;
import dev.dutydesk.bot.sla.PublishedDays;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a year of holidays from public data into the folder that the bot prefers to its own. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports a year of Chinese holidays and make-up working days from public data: a file or an address of the JSON of"
                    + " holiday-cn or of the npm package chinese-days.",
            "Two sources are compared day by day; where they differ that is said, nothing is written and the exit code is 1."
        })
final class CalendarImport implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final CalendarYear.Notice UNNAMED = new CalendarYear.Notice("", "", LocalDate.EPOCH);

    private final Function<String, @Nullable String> environment;

    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "SOURCE",
            description = "A file or an address; a second one to compare with.")
    private List<String> sources = List.of();

    @Option(names = "--year", paramLabel = "YEAR", description = "Which, where the first source has several.")
    private @Nullable Integer year;

    @Option(
            names = "--notice",
            paramLabel = "NUMBER",
            description = "The number of the notice it follows, for example 国办发明电〔2025〕7号.")
    private @Nullable String number;

    @Option(names = "--announced", paramLabel = "DATE", description = "The notice's date, for example 2025-11-04.")
    private @Nullable LocalDate announced;

    @Option(names = "--title", paramLabel = "TITLE", description = "The notice's title, where it isn't the usual one.")
    private @Nullable String title;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where COUNTRY/YEAR.yml is written; by default the folder calendars beside the desk files.")
    private @Nullable Path to;

    @Option(names = "--replace", description = "Also where that year is there already and is different.")
    private boolean replace;

    CalendarImport(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out =
                Objects.requireNonNull(spec, "not filled in yet").commandLine().getOut();
        try {
            return call(out);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            out.println("Can't be written: " + e);
            return REFUSED;
        } finally {
            out.flush();
        }
    }

    private int call(PrintWriter out) throws IOException {
        Iterator<String> given = sources.iterator();
        String source = given.next();
        PublishedDays days = Source.read(source);
        int wanted = wanted(source, days);
        CalendarYear first = named(source, days, wanted);
        out.println(summary(first));
        if (given.hasNext()) {
            String other = given.next();
            List<String> differences = differences(source, first, other, named(other, Source.read(other), wanted));
            differences.forEach(out::println);
            if (!differences.isEmpty()) {
                out.println("They differ on " + differences.size() + (differences.size() == 1 ? " day" : " days")
                        + ": nothing was written. The notice itself says who is right.");
                return REFUSED;
            }
            out.println("Both sources agree on every day.");
        } else {
            out.println("Not compared with another source: name a second one to do so.");
        }
        return write(out, first);
    }

    private int wanted(String source, PublishedDays days) {
        if (year != null) {
            return year;
        }
        // A year's own file may begin with the last days of the year before.
        List<Integer> full = days.years().stream()
                .filter(each -> days.days().keySet().stream()
                                .filter(day -> day.getYear() == each)
                                .count()
                        >= 7)
                .toList();
        if (full.size() != 1) {
            throw new IllegalArgumentException(
                    source + " has " + (full.isEmpty() ? "no whole year" : "several years") + ": name one with --year");
        }
        return full.getFirst();
    }

    private static CalendarYear named(String source, PublishedDays days, int wanted) {
        try {
            return days.year(wanted, UNNAMED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    private static String summary(CalendarYear year) {
        List<LocalDate> madeUp = year.dates()
                .filter(CalendarImport::isWeekend)
                .filter(day -> !year.isOff(day))
                .toList();
        return year.year() + ": " + year.dates().filter(day -> !year.isOff(day)).count()
                + " working days; weekend days worked: "
                + (madeUp.isEmpty()
                        ? "none"
                        : madeUp.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5;
    }

    private static List<String> differences(String one, CalendarYear first, String other, CalendarYear second) {
        List<String> differences = new ArrayList<>();
        first.dates()
                .filter(day -> first.isOff(day) != second.isOff(day))
                .forEach(day -> differences.add("%s (%s): %s in %s, %s in %s"
                        .formatted(
                                day,
                                day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                                first.isOff(day) ? "off" : "worked",
                                one,
                                second.isOff(day) ? "off" : "worked",
                                other)));
        return differences;
    }

    private int write(PrintWriter out, CalendarYear read) throws IOException {
        if (number == null || announced == null) {
            out.println(
                    "Nothing was written: a year names the notice it follows. Add --notice NUMBER --announced DATE.");
            return REFUSED;
        }
        String named = title == null ? "国务院办公厅关于" + read.year() + "年部分节假日安排的通知" : title;
        CalendarYear year = new CalendarYear(
                read.country(), read.year(), new CalendarYear.Notice(named, number, announced), read.days());
        Path file = CalendarFolder.file(folder(), year);
        String text = year.text();
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            out.println(file + " is there already, the same.");
            return 0;
        }
        if (Files.exists(file) && !replace) {
            out.println("Nothing was written: " + file
                    + " is there already and is different. Add --replace to write over it.");
            return REFUSED;
        }
        Path parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        // Whole or not at all: a running bot may read it now.
        Path draft = Files.createTempFile(parent, "." + year.year(), ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        out.println(
                "Wrote " + file + ". A running bot takes it up by itself; `recalculate` applies it to a ticket whose"
                        + " deadlines were provisional.");
        return 0;
    }

    private Path folder() {
        if (to != null) {
            return to;
        }
        Path desks = Path.of(Objects.requireNonNullElse(environment.apply("DUTYDESK_DESKS_DIR"), "desks"));
        if (!Files.isDirectory(desks)) {
            throw new IllegalArgumentException("There is no folder " + desks
                    + " of desk files here: run it where the bot is started, or name a folder with --to");
        }
        return CalendarFolder.beside(desks);
    }
}
