package dev.dutydesk.bot.desk.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One file being read: gathers every fault, and every name given and used. Not thread-safe. */
public final class Reading {
    /** A name and where it stands. */
    public record Name(Kind kind, String text, Mark at) {}

    private final String file;
    private final Function<String, @Nullable String> environment;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private final List<Name> given = new ArrayList<>();
    private final List<Name> used = new ArrayList<>();

    /**
     * @param file its name, for faults
     * @param environment the value of an environment variable, or null where it isn't set
     */
    public Reading(String file, Function<String, @Nullable String> environment) {
        this.file = file;
        this.environment = environment;
    }

    public void fault(Mark at, String what) {
        faults.add(new Fault(file, at, what));
    }

    /** Something that can be lived with. */
    public void warn(Mark at, String what) {
        warnings.add(new Fault(file, at, what));
    }

    public void give(Kind kind, String name, Mark at) {
        given.add(new Name(kind, name, at));
    }

    public void use(Kind kind, String name, Mark at) {
        used.add(new Name(kind, name, at));
    }

    public List<Name> given() {
        return List.copyOf(given);
    }

    public Function<String, @Nullable String> environment() {
        return environment;
    }

    /** To be called once all is read: names given twice and names nobody gave become faults. */
    public void resolve() {
        Map<Kind, Map<String, Mark>> known = new LinkedHashMap<>();
        for (Name name : given) {
            Map<String, Mark> places = known.computeIfAbsent(name.kind(), k -> new LinkedHashMap<>());
            Mark first = places.putIfAbsent(name.text(), name.at());
            if (first != null && name.kind().once() != Kind.Once.NOT) {
                fault(name.at(), name.kind().named(name.text()) + " is already there in line " + first.line());
            }
        }
        for (Name name : used) {
            Set<String> there = known.getOrDefault(name.kind(), Map.of()).keySet();
            if (!there.contains(name.text())) {
                fault(
                        name.at(),
                        "there is no " + name.kind().word() + " '" + name.text() + "'" + among(name.text(), there));
            }
        }
    }

    private static String among(String text, Set<String> known) {
        String near = Nearest.hint(text, known);
        if (!near.isEmpty() || known.isEmpty()) {
            return near;
        }
        return known.size() > 12 ? "" : "; there are " + String.join(", ", known);
    }

    /** In the order of the file, each once. */
    public List<Fault> faults() {
        return new LinkedHashSet<>(faults).stream().sorted().toList();
    }

    public List<Fault> warnings() {
        return new LinkedHashSet<>(warnings).stream().sorted().toList();
    }
}
