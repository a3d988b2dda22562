package dev.dutydesk.bot.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** The promotions of a desk as they are: its file's, and what people started and ended by hand. Safe for many threads. */
@FunctionalInterface
public interface Promotions {
    /** Nobody has started or ended one by hand. */
    Promotions OF_FILE = Desk::promotions;

    /** Those of the past too; the one whose rules count first where two are on. */
    List<Promotion> of(Desk desk);

    /** The one that is on then. */
    default Optional<Promotion> at(Desk desk, Instant when) {
        LocalDateTime local = LocalDateTime.ofInstant(when, desk.zone());
        return of(desk).stream().filter(promotion -> promotion.isOn(local)).findFirst();
    }

    /** When planned work of that time may begin: at the end of each promotion that freezes it. */
    default Instant thawed(Desk desk, Instant when) {
        Instant moved = when;
        for (Optional<Promotion> frozen = frozen(desk, moved); frozen.isPresent(); frozen = frozen(desk, moved)) {
            moved = frozen.get().end(desk);
        }
        return moved;
    }

    /** Since when planned work has had to wait without a break, where it has to then. */
    default Optional<Instant> frozenSince(Desk desk, Instant when) {
        Optional<Promotion> on = frozen(desk, when);
        Optional<Instant> since = Optional.empty();
        while (on.isPresent()) {
            since = Optional.of(on.get().begin(desk));
            on = frozen(desk, since.get().minusNanos(1));
        }
        return since;
    }

    /** The promotion that keeps planned work from beginning then. */
    default Optional<Promotion> frozen(Desk desk, Instant when) {
        LocalDateTime local = LocalDateTime.ofInstant(when, desk.zone());
        return of(desk).stream()
                .filter(promotion -> promotion.freeze() && promotion.isOn(local))
                .findFirst();
    }
}
