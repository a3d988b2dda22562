package dev.dutydesk.bot.tool;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.bot.patrol.check.CheckMeasures;
import dev.dutydesk.bot.patrol.file.PatrolFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dutydesk patrol test FILE}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Checks a patrol file: all its faults at once, each with its line; then runs each check once and prints what is"
                        + " told of it. Opens nothing and tells nobody. Exit code 1 where there are faults.")
final class PatrolTrial implements Callable<Integer> {
    private static final int FAULTY = 1;

    private final Function<String, @Nullable String> environment;
    private final InstantSource clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The patrol file.")
    private @Nullable Path file;

    @Parameters(index = "1..*", paramLabel = "CHECK", description = "Only these checks.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--read-only", description = "Reads the file and runs nothing.")
    private boolean readOnly;

    @Option(names = "--evidence", description = "Prints the evidence too.")
    private boolean evidence;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "Of what is told, for example zh-CN.")
    private String language = "en";

    PatrolTrial(Function<String, @Nullable String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out =
                Objects.requireNonNull(spec, "not filled in yet").commandLine().getOut();
        Path path = Objects.requireNonNull(file, "not filled in yet");
        try {
            String text = Files.readString(path);
            return call(path, PatrolFile.read(String.valueOf(path.getFileName()), text, around(), environment), out);
        } catch (IOException e) {
            out.println(path + " can't be read: " + e);
            return FAULTY;
        } finally {
            out.flush();
        }
    }

    /** Whose groups it names isn't known here. */
    private static PatrolFile.Around around() {
        return new PatrolFile.Around(ZoneId.systemDefault(), null);
    }

    private int call(Path path, PatrolFile read, PrintWriter out) {
        read.faults().forEach(out::println);
        read.warnings().forEach(warning -> out.println("Warning: " + warning));
        Patrol patrol = read.patrol().orElse(null);
        if (patrol == null) {
            out.println(read.faults().size() + (read.faults().size() == 1 ? " fault" : " faults"));
            return FAULTY;
        }
        out.println(path + " is sound: " + size(patrol));
        for (String name : only) {
            if (patrol.check(name).isEmpty()) {
                out.println("There is no check " + name);
                return FAULTY;
            }
        }
        if (!readOnly) {
            try (CheckMeasures measures = new CheckMeasures(clock)) {
                patrol.checks().stream()
                        .filter(check -> only.isEmpty() || only.contains(check.id()))
                        .forEach(check -> run(patrol, check, measures, out));
            }
        }
        return 0;
    }

    static String size(Patrol patrol) {
        return "checks: " + patrol.checks().size() + ", rounds: "
                + patrol.rounds().size();
    }

    private void run(Patrol patrol, CheckPlan check, CheckMeasures measures, PrintWriter out) {
        if (check.work() instanceof Work.Told) {
            out.println("–       " + check.id() + ": " + (check.ask() == null ? "told by its job" : check.ask()));
            return;
        }
        List<@Nullable PatrolTarget> targets = new ArrayList<>();
        check.targets().forEach(name -> targets.add(patrol.targets().get(name)));
        if (targets.isEmpty()) {
            targets.add(null);
        }
        for (PatrolTarget target : targets) {
            Sample sample = measures.measure(Locale.forLanguageTag(language), check, target);
            String name = check.id() + (targets.size() > 1 && target != null ? " " + target.id() : "");
            out.println(String.format(
                    Locale.ROOT,
                    "%-7s %s: %s%s",
                    sample.level(),
                    name,
                    sample.message(),
                    ticket(check, sample.level())));
            if (evidence) {
                sample.evidence().forEach(piece -> print(piece, out));
            }
            out.flush();
        }
    }

    private static String ticket(CheckPlan check, Level level) {
        return check.ticket() == null || check.ticket().grade().get(level) == null
                ? ""
                : " (would open a " + check.ticket().grade().get(level).word() + " of "
                        + check.ticket().group() + ")";
    }

    private static void print(Evidence piece, PrintWriter out) {
        out.println("        " + piece.title());
        piece.text().lines().forEach(line -> out.println("          " + line));
    }
}
