package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.PatrolTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One measurement that is being made. */
record Look(CheckPlan check, @Nullable PatrolTarget target, Deadline deadline) {

    /** @throws IllegalStateException where the check has none: its file wouldn't have been taken */
    PatrolTarget where() {
        if (target == null) {
            throw new IllegalStateException(check.id() + " has no target");
        }
        return target;
    }

    /** @throws IllegalStateException where the target isn't of that kind: its file wouldn't have been taken */
    <T extends PatrolTarget.Address> T address(Class<T> kind) {
        if (kind.isInstance(where().address())) {
            return kind.cast(where().address());
        }
        throw new IllegalStateException(check.id() + " can't look at " + where().id());
    }

    /** Columns and fields that nobody is shown. */
    List<String> hidden() {
        return check.work() instanceof dev.dutydesk.bot.patrol.Work.Sql sql ? sql.mask() : List.of();
    }
}
