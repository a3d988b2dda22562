package dev.dutydesk.bot.tool;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskCheck;
import dev.dutydesk.bot.intake.Reading;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.bot.oncall.Coverage;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.patrol.file.PatrolFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code dutydesk desk test shop.yml}, {@code dutydesk calendar import FILE}, {@code dutydesk patrol test FILE}: starts no bot, reads no store. */
public final class Tool {
    private static final int FAULTY = 1;
    private static final Set<String> COMMANDS = Set.of("desk", "calendar", "patrol");

    private final Function<String, @Nullable String> environment;
    private final InstantSource clock;

    private Tool(Function<String, @Nullable String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** Whether these arguments are meant for it rather than for the bot. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /**
     * @param environment the value of an environment variable, or null
     * @param clock from when on rosters are looked at
     */
    public static CommandLine commands(Function<String, @Nullable String> environment, InstantSource clock) {
        Tool tool = new Tool(environment, clock);
        CommandSpec desk = CommandSpec.create().name("desk");
        desk.usageMessage().description("Desk files, without a running bot.");
        desk.addSubcommand("test", new CommandLine(tool.new Test()));
        CommandSpec calendar = CommandSpec.create().name("calendar");
        calendar.usageMessage().description("Holidays and make-up working days, without a running bot.");
        calendar.addSubcommand("import", new CommandLine(new CalendarImport(environment)));
        CommandSpec patrol = CommandSpec.create().name("patrol");
        patrol.usageMessage().description("Patrol files, without a running bot.");
        patrol.addSubcommand("test", new CommandLine(new PatrolTrial(environment, clock)));
        CommandSpec all = CommandSpec.create()
                .name("dutydesk")
                .addSubcommand("desk", new CommandLine(desk))
                .addSubcommand("calendar", new CommandLine(calendar))
                .addSubcommand("patrol", new CommandLine(patrol));
        return new CommandLine(all);
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Checks a desk file and the patrol files it names: all faults at once, each with its line, and the hours of the next four weeks"
                            + " in which nobody is reached. Exit code 1 where there are faults.")
    private final class Test implements Runnable, CommandLine.IExitCodeGenerator {
        @CommandLine.Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "FILE", description = "The desk file.")
        private @Nullable Path file;

        @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "What it would make of that text.")
        private @Nullable String text;

        private int code;

        @Override
        public void run() {
            if (spec == null || file == null) {
                throw new IllegalStateException("Not filled in yet");
            }
            PrintWriter out = spec.commandLine().getOut();
            DeskCheck check = DeskCheck.of(file, environment);
            check.faults().forEach(out::println);
            check.warnings().forEach(warning -> out.println("Warning: " + warning));
            Desk desk = check.desk().orElse(null);
            code = desk == null ? FAULTY : 0;
            if (desk == null) {
                out.println(check.faults().size() + " faults");
            } else {
                out.println(file + " is sound: desk " + desk.id() + ", prefix " + desk.prefix());
                Instant now = clock.instant();
                Coverage.fallingToLeads(desk, now).forEach(line -> out.println("Note: " + line));
                new Coverage(new OnCall()).told(desk, now).forEach(line -> out.println("Warning: " + line));
                patrols(desk, file.toAbsolutePath().resolveSibling(""), out);
                if (text != null) {
                    out.println(read(desk, text));
                }
            }
            out.flush();
        }

        /** What it names is in force with it, and refused by itself. */
        private void patrols(Desk desk, Path folder, PrintWriter out) {
            PatrolFiles.Read read = PatrolFiles.read(folder, desk, environment);
            read.faults().forEach(out::println);
            read.warnings().forEach(warning -> out.println("Warning: " + warning));
            read.patrol()
                    .ifPresent(patrol ->
                            out.println(String.join(", ", desk.patrols()) + " is sound: " + PatrolTrial.size(patrol)));
            if (!read.faults().isEmpty()) {
                out.println(read.faults().size() + " faults");
                code = FAULTY;
            }
        }

        @Override
        public int getExitCode() {
            return code;
        }
    }

    private static String read(Desk desk, String text) {
        Reading reading = new Router().read(desk, text);
        Triage triage = reading.triage();
        return "%s, %s, module %s, category %s, group %s, because of %s%s"
                .formatted(
                        reading.kind().name().toLowerCase(Locale.ROOT),
                        triage.grade().word(),
                        triage.module(),
                        triage.category(),
                        triage.group(),
                        triage.why().isEmpty() ? "no rule" : String.join(" + ", triage.why()),
                        triage.triage() ? ", to be triaged" : "");
    }
}
