package dev.dutydesk.bot.desk;

import java.util.List;

/** Where a feature says what of a desk doesn't work as its file promises: asked at the start, by health and by reviews. */
@FunctionalInterface
public interface Warnings {
    /** As it stands now; cheap. */
    List<Warning> of(Desk desk);
}
