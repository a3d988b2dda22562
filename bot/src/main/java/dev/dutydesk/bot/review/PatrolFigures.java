package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Figure.Count;
import dev.dutydesk.bot.review.Figure.Part;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.review.Figure.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What patrols and probes add to a review's figures; nothing where a desk has none. */
final class PatrolFigures {
    private static final int WHOLE = 10_000;
    /** Of core functions, failures of at most 0.3 %. */
    private static final int CORE = 9_970;

    private final List<Figure> figures = new ArrayList<>();

    private PatrolFigures() {}

    static List<Figure> of(Review review) {
        PatrolFigures made = new PatrolFigures();
        made.rounds(review.patrolled().rounds());
        made.found(review);
        made.probes(review.patrolled().probes());
        return made.figures;
    }

    private void rounds(List<Patrolled.Run> runs) {
        if (!runs.isEmpty()) {
            add(
                    Section.PATROL,
                    "rounds",
                    null,
                    new Share(
                            runs.stream().mapToLong(Patrolled.Run::ran).sum(),
                            runs.stream().mapToLong(Patrolled.Run::due).sum(),
                            null));
        }
        runs.forEach(run -> add(Section.PATROL, "rounds", run.round(), new Share(run.ran(), run.due(), null)));
    }

    /** What patrols and alarms opened. */
    private void found(Review review) {
        review.rate(Rate.Name.PRECISION, null)
                .ifPresent(rate -> figures.add(Figures.figure(
                        Section.PATROL,
                        "findings",
                        List.of(),
                        new Count(rate.all()),
                        Stream.concat(rate.met().stream(), rate.missed().stream())
                                .sorted()
                                .toList())));
    }

    private void probes(List<Patrolled.Probed> probes) {
        List<Patrolled.Probed> core =
                probes.stream().filter(Patrolled.Probed::core).toList();
        long good = core.stream().mapToLong(Patrolled.Probed::good).sum();
        long all = good + core.stream().mapToLong(Patrolled.Probed::bad).sum();
        if (all > 0) {
            add(Section.AVAILABILITY, "core", null, new Share(good, all, compared(CORE, all)));
        }
        probes.stream().filter(Patrolled.Probed::available).forEach(this::available);
    }

    private void available(Patrolled.Probed probed) {
        long good = probed.good();
        long all = good + probed.bad();
        Patrolled.Promoted promoted = probed.promoted();
        if (promoted != null) {
            // Each sample is held against one target alone.
            long inThem = promoted.good() + promoted.bad();
            good -= promoted.good();
            all -= inThem;
            add(
                    Section.AVAILABILITY,
                    "promoted",
                    probed.check(),
                    new Share(promoted.good(), inThem, compared(promoted.target(), inThem)));
        }
        if (all > 0 || promoted == null) {
            add(
                    Section.AVAILABILITY,
                    "availability",
                    probed.check(),
                    new Share(good, all, compared(probed.target(), all)));
        }
        if (probed.unknown() > 0) {
            add(Section.AVAILABILITY, "no-data", probed.check(), new Count(probed.unknown()));
        }
        if (probed.excluded() > 0) {
            add(Section.AVAILABILITY, "excluded", probed.check(), new Count(probed.excluded()));
        }
    }

    /** The target, where there are enough samples to tell whether it was kept; else null. */
    private static @Nullable Integer compared(@Nullable Integer target, long samples) {
        return target == null || samples * (WHOLE - target) < WHOLE ? null : target;
    }

    private void add(Section section, String name, @Nullable String part, Value value) {
        List<Part> parts = part == null ? List.of() : List.of(new Part(Part.Kind.PATROL, part));
        figures.add(Figures.figure(section, name, parts, value, List.of()));
    }
}
