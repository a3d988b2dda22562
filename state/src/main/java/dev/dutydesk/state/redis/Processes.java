package dev.dutydesk.state.redis;

import java.nio.file.Path;
import java.util.List;

/** The machine's processes, as far as this user sees them. */
final class Processes {
    private Processes() {}

    /**
     * Whether it still runs. One that has ended counts as alive for Java until its parent reaps it; in a container that
     * parent may be the bot itself, and never does.
     */
    static boolean runs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return process.isAlive()
                && (info.command().isPresent() || info.arguments().isPresent());
    }

    /**
     * Those that were started with that file as an argument: the server, and a wrapper around it. One that has ended and
     * wasn't reaped yet has no arguments any more and isn't among them.
     */
    static List<ProcessHandle> with(Path argument) {
        String wanted = argument.toString();
        return ProcessHandle.allProcesses()
                .filter(p ->
                        p.info().arguments().map(List::of).orElse(List.of()).contains(wanted))
                .toList();
    }
}
