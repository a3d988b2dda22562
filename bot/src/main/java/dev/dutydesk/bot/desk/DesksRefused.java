package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** The bot can't begin with the desk files as they are. */
public final class DesksRefused extends RuntimeException {
    private final String what;
    private final String hint;
    private final transient List<Fault> faults;

    DesksRefused(String what, String hint, List<Fault> faults) {
        super(what + (faults.isEmpty() ? "" : "\n" + lines(faults)) + "\n" + hint);
        this.what = what;
        this.hint = hint;
        this.faults = List.copyOf(faults);
    }

    private static String lines(List<Fault> faults) {
        return faults.stream().map(f -> "  " + f).collect(Collectors.joining("\n"));
    }

    /** What is wrong, as a plain sentence. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }

    /** Each fault with its file, line and column; empty where the trouble is with the folder itself. */
    public List<Fault> faults() {
        return faults;
    }
}
