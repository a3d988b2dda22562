package dev.dutydesk.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the benchmarks that are named, or all, and prints what they measured as Markdown. {@code brief} among the names
 * makes them short, and what they say rough; {@code million} fills the timers' store with so many tickets.
 */
final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new LifecycleBench(),
            new MessageBench(),
            new PatrolBench(),
            new ReviewBench(),
            new SizeBench(),
            new SlackBench(),
            new StartBench(),
            new TimersBench());
    private static final String BRIEF = "brief";
    private static final String MILLION = "million";

    private Bench() {}

    static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> names = Arrays.stream(args)
                .flatMap(arg -> Arrays.stream(arg.split("[, ]+")))
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        List<String> unknown = names.stream()
                .filter(name -> !known.contains(name) && !name.equals(BRIEF) && !name.equals(MILLION))
                .toList();
        if (!unknown.isEmpty()) {
            out.println("There is no benchmark " + String.join(", ", unknown) + ". There are:");
            ALL.forEach(each -> out.println("  " + each.name() + "  " + each.compares()));
            System.exit(1);
        }
        Sizes sizes = names.contains(BRIEF) ? Sizes.BRIEF : Sizes.WHOLE;
        List<String> wanted = names.stream().filter(known::contains).toList();
        run(
                ALL.stream()
                        .filter(each -> wanted.isEmpty() || wanted.contains(each.name()))
                        .toList(),
                names.contains(MILLION) ? sizes.withTimers(1_000_000) : sizes,
                out);
        // Netty's threads may outlive what they served.
        System.exit(0);
    }

    static void run(List<Benchmark> benchmarks, Sizes sizes, PrintStream out) throws Exception {
        out.println(Runtime.getRuntime().availableProcessors() + " cores shared with the load, "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB of heap for it, Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + "\n");
        for (Benchmark each : benchmarks) {
            out.println("### " + each.name() + "\n\n" + each.compares() + "\n");
            out.println(each.run(sizes).markdown());
        }
    }

    static List<Benchmark> all() {
        return ALL;
    }
}
