package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Finding;
import dev.dutydesk.state.store.DeskRecords;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm says, on what is stored.
 *
 * @param before how it stood; null where nothing was ever said of it
 */
record Told(Call.Item item, @Nullable Episode before, Episode.Told told, Finding finding) {

    /**
     * Empty for one that opens nothing; but the end of what has its ticket counts all the same.
     *
     * @param read what was read of the desk's alarms in this try, by the records' names; more is added
     */
    static Optional<Told> of(Desk desk, Call.Item item, Map<String, Episodes> read, Instant now, DeskRecords records) {
        Alarm alarm = item.alarm();
        Episodes episodes = read.computeIfAbsent(
                Episodes.record(alarm.fingerprint()), name -> Episodes.of(records.find(desk.id(), name)));
        Episode before = episodes.find(alarm.fingerprint());
        if (Sorting.grade(desk, alarm).isEmpty() && !(alarm.isOver() && Episode.isOn(before))) {
            return Optional.empty();
        }
        Episode.Told told = Episode.tell(before, alarm, now);
        return Optional.of(new Told(
                item, before, told, Sorting.finding(desk, alarm, told.after().since())));
    }

    Alarm alarm() {
        return item.alarm();
    }

    What what() {
        return switch (told.news()) {
            case BEGAN -> What.BEGAN;
            case ENDED -> What.ENDED;
            case NOTHING -> What.REPEATED;
        };
    }

    boolean isNews() {
        return told.news() != Episode.News.NOTHING;
    }

    boolean isUnchanged() {
        return told.after().equals(before);
    }
}
