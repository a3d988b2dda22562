package dev.dutydesk.state.redis;

import java.nio.file.Path;
import java.util.List;

/** The machine's processes, as far as this user sees them. */
final class Processes {
    private Processes() {}

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
