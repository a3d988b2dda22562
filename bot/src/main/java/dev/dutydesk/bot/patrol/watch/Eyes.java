package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one spot. What looks bad while the patrol is blind isn't known. */
final class Eyes {
    private static final Logger log = LoggerFactory.getLogger(Eyes.class);

    private final Measures measures;
    private final Heartbeats heartbeats;
    private final States states;
    private final Blindness blindness;
    private final CaseText text;
    private final InstantSource clock;

    Eyes(
            Measures measures,
            Heartbeats heartbeats,
            States states,
            Blindness blindness,
            CaseText text,
            InstantSource clock) {
        this.measures = measures;
        this.states = states;
        this.heartbeats = heartbeats;
        this.blindness = blindness;
        this.text = text;
        this.clock = clock;
    }

    /**
     * Measures once, on this thread.
     *
     * @param epoch of the desk's lease, for what is told where the patrol can't see
     */
    Sample look(Desk desk, Plan plan, Spot spot, long epoch) {
        Sample sample = spot.isHeartbeat() && heartbeats.isMissing(desk, spot, clock.instant())
                ? missing(desk, spot)
                : measured(desk, spot);
        Spot canary = plan.canary().orElse(null);
        if (canary == null || canary.key().equals(spot.key()) || !spot.isMeasurable()) {
            return sample;
        }
        return CheckState.isBad(sample.level()) && !blindness.sees(desk, epoch, () -> measured(desk, canary))
                ? of(spot, sample.at(), sample.took(), Level.UNKNOWN, text.say(desk, "unseen", sample.message()))
                : sample;
    }

    /** What a job's own words come to. */
    Sample heard(Desk desk, Spot spot, Instant at, Map<String, Object> said) {
        return measures.judge(desk, asItStands(desk, spot).check(), spot.target(), at, said);
    }

    void lookAgain(Desk desk, Plan plan, long epoch) {
        plan.canary().ifPresent(canary -> blindness.lookAgain(desk, epoch, () -> measured(desk, canary)));
    }

    private Sample measured(Desk desk, Spot spot) {
        CheckPlan check = asItStands(desk, spot).check();
        Instant began = clock.instant();
        try {
            return measures.measure(desk, check, spot.target());
        } catch (RuntimeException e) {
            log.error("{} on desk {} can't be measured", spot.key(), desk.id(), e);
            return of(spot, began, Duration.ZERO, Level.UNKNOWN, e.toString());
        }
    }

    private Spot asItStands(Desk desk, Spot spot) {
        return spot.check().recover().isEmpty()
                        || !states.of(desk, spot).state().isBad()
                ? spot
                : spot.whileBad();
    }

    private Sample missing(Desk desk, Spot spot) {
        return of(
                spot,
                clock.instant(),
                Duration.ZERO,
                Level.CRIT,
                text.say(desk, "missing", text.at(desk, heartbeats.last(desk, spot))));
    }

    static Sample of(Spot spot, Instant at, Duration took, Level level, String message) {
        String target = spot.target() == null ? "" : spot.target().id();
        return new Sample(spot.check().id(), target, at, took, level, Map.of(), message, List.of());
    }
}
