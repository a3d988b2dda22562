package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Handling;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.LimitsMonths.Month;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Marks.Held;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a room told, once a month, that what is left of its platform's month is for P1 and P2: that is kept, so that neither a start
 * nor another process says it again. For many threads.
 */
final class Rationing {
    private static final Logger log = LoggerFactory.getLogger(Rationing.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> MONTHS = new TypeReference<>() {};

    private final Store store;
    private final InstantSource clock;

    Rationing(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** To be called at the end of each turn. @param stopped why the channel takes no more; null where it took what was due */
    void turned(Work work, @Nullable PutOff stopped) {
        Month month = stopped == null ? null : stopped.month();
        Channel channel = work.reach().channel();
        if (month == null || channel.isDirect() || isQuiet(work.desk())) {
            return;
        }
        DeskRecord record = store.records().find(work.desk().id(), KeptForTheWorst.TOPIC);
        TreeMap<String, String> told = record.isEmpty() ? new TreeMap<>() : JSON.readValue(record.body(), MONTHS);
        String now = month.month().toString();
        if (!now.equals(told.put(channel.name(), now))) {
            tell(work, month, record.with(JSON.writeValueAsString(told)));
        }
    }

    private void tell(Work work, Month month, DeskRecord told) {
        String channel = work.reach().channel().name();
        String desk = work.desk().id();
        log.warn("Channel {} is posted P1 and P2 alone until {} ends: {}", channel, month.month(), month);
        Held held = store.marks().held(desk).get(channel);
        Instant end = clock.instant().plus(month.left());
        String id = KeptForTheWorst.TOPIC + ":" + told.revision();
        Outcome outcome = store.tickets()
                .commit(Commit.of(desk, id, told, "")
                        .during(work.tenure().epoch())
                        .saying(List.of(new Announcement(
                                id + "@" + channel,
                                KeptForTheWorst.subject(month, end, held == null ? 0 : held.tickets()),
                                Announcement.channel(channel),
                                true,
                                end))));
        if (!(outcome instanceof Outcome.Done)) {
            log.info("Channel {} isn't told yet that the month is nearly used up: {}", channel, outcome);
        }
    }

    private boolean isQuiet(Desk desk) {
        Handling.Quiet quiet = desk.handling().quiet();
        return quiet != null && quiet.holds(clock.instant().atZone(desk.zone()).toLocalTime());
    }
}
