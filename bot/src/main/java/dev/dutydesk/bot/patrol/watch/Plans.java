package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Patrols;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Each desk's patrol as it is watched: the same one as long as its files are the same. */
final class Plans {
    private final Patrols patrols;
    private final Map<String, Plan> known = new ConcurrentHashMap<>();

    Plans(Patrols patrols) {
        this.patrols = patrols;
    }

    /** Empty where the desk has no patrol. */
    Optional<Plan> of(Desk desk) {
        Patrol patrol = patrols.of(desk.id()).orElse(null);
        return patrol == null
                ? Optional.empty()
                : Optional.ofNullable(known.compute(
                        desk.id(), (id, plan) -> plan != null && plan.patrol() == patrol ? plan : new Plan(patrol)));
    }
}
