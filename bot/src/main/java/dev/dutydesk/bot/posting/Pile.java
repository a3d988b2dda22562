package dev.dutydesk.bot.posting;

import dev.dutydesk.state.store.Announcements;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Notices;
import java.util.ArrayList;
import java.util.List;

/** All that waits for one channel. For one thread. */
record Pile(List<Mark> marks, List<Notices.Waiting> notices, List<Announcements.Waiting> announcements) {
    Pile() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
