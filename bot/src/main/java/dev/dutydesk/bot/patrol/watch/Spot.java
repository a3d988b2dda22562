package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.watch.CheckState.Confirming;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One check on one of its targets: what is measured, and kept, on its own. @param target null where it needs none */
record Spot(CheckPlan check, @Nullable PatrolTarget target) {
    private static final Confirming AT_ONCE = new Confirming(1, 1, 1);

    /** Its name in records, and its fingerprint. */
    String key() {
        return key(check.id());
    }

    /** What it was called before its check was renamed; null for nothing else. */
    @Nullable
    String formerKey() {
        return check.was() == null ? null : key(check.was());
    }

    private String key(String id) {
        return target == null ? id : id + "@" + target.id();
    }

    /** What people read: the check, and the target where it has several. */
    String name() {
        return target == null || check.targets().size() < 2 ? check.id() : check.id() + " " + target.id();
    }

    String system() {
        return target == null ? check.id() : target.system();
    }

    /** As it is looked at while it is bad. */
    Spot whileBad() {
        return new Spot(check.whileBad(), target);
    }

    boolean isHeartbeat() {
        return check.expectEvery() != null;
    }

    boolean isManual() {
        return check.ask() != null;
    }

    boolean isProbe() {
        return check.every() != null;
    }

    /** Whether it can be measured whenever one wants to know. */
    boolean isMeasurable() {
        return !isHeartbeat() && !isManual();
    }

    /** What was told or signed isn't truer when it is looked at again. */
    Confirming confirming() {
        if (!isMeasurable()) {
            return AT_ONCE;
        }
        CheckPlan.Confirm confirm = check.confirm();
        int oks = Math.max(1, confirm.oks());
        return check.isVolatile()
                ? new Confirming(1, 1, oks)
                : new Confirming(Math.max(1, confirm.fails()), Math.max(1, confirm.of()), oks);
    }

    Duration confirmEvery() {
        return check.confirm().every();
    }

    /** How bad it is for the desk that it stands so; empty where it opens nothing. */
    Optional<Grade> grade(@Nullable Level level) {
        CheckPlan.PatrolTicket ticket = check.ticket();
        if (level == null || ticket == null) {
            return Optional.empty();
        }
        Grade own = ticket.grade().get(level);
        return Optional.ofNullable(
                own == null && level == Level.CRIT ? ticket.grade().get(Level.WARN) : own);
    }
}
