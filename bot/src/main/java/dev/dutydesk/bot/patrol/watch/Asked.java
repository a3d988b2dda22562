package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs that people ask for: what came of it is said where they asked. */
final class Asked implements Announcer {
    private static final String NAME = "patrol-asked";
    private static final Duration WORTH_SAYING = Duration.ofMinutes(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;
    private final Plans plans;
    private final Judge judge;
    private final Outline outline;
    private final Speech speech;
    private final InstantSource clock;

    Asked(Store store, Plans plans, Judge judge, Outline outline, Speech speech, InstantSource clock) {
        this.store = store;
        this.plans = plans;
        this.judge = judge;
        this.outline = outline;
        this.speech = speech;
        this.clock = clock;
    }

    /** @param check its id, @param by who asked, @param room where */
    private record One(String check, String by, String room, Instant at) {}

    private record All(List<One> all) {}

    private DeskRecord record(Desk desk) {
        return store.records().find(desk.id(), NAME);
    }

    private static List<One> read(DeskRecord record) {
        return record.isEmpty()
                ? List.of()
                : JSON.readValue(record.body(), All.class).all();
    }

    /** With one more. */
    DeskRecord with(Desk desk, String check, String by, String room) {
        DeskRecord record = record(desk);
        One one = new One(check, by, room, clock.instant());
        return record.with(JSON.writeValueAsString(
                new All(Stream.concat(read(record).stream(), Stream.of(one)).toList())));
    }

    /** Says what has been run, and has run what hasn't. @param run told the spots that are to be measured */
    void look(Desk desk, Plan plan, long epoch, Consumer<Spot> run) {
        DeskRecord record = record(desk);
        List<One> left = new ArrayList<>();
        List<Announcement> said = new ArrayList<>();
        for (One one : read(record)) {
            List<Spot> open = plan.of(one.check()).stream()
                    .filter(Spot::isMeasurable)
                    .filter(spot -> !isMeasured(desk, spot, one.at()))
                    .toList();
            if (open.isEmpty()) {
                String subject = "patrol-ran/" + one.check() + "/" + one.by();
                said.add(new Announcement(
                        subject + "/" + one.at() + "@" + one.room(),
                        subject,
                        Announcement.channel(one.room()),
                        false,
                        clock.instant().plus(WORTH_SAYING)));
            } else {
                left.add(one);
                open.stream().filter(spot -> !isLookedAt(desk, spot, one.at())).forEach(run);
            }
        }
        if (!said.isEmpty()) {
            store.tickets()
                    .commit(Judge.begin(desk, NAME + ":" + record.revision(), epoch)
                            .besides(List.of(record.with(JSON.writeValueAsString(new All(left)))))
                            .saying(said));
        }
    }

    private boolean isLookedAt(Desk desk, Spot spot, Instant since) {
        CheckState.Last last = judge.states().of(desk, spot).state().last();
        return last != null && !last.at().isBefore(since);
    }

    private boolean isMeasured(Desk desk, Spot spot, Instant since) {
        return isLookedAt(desk, spot, since)
                && judge.states().of(desk, spot).state().isSettled(spot.confirming());
    }

    @Override
    public String topic() {
        return "patrol-ran";
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 3);
        return plans.of(desk).map(plan -> {
            Map<String, @Nullable Object> model = new HashMap<>();
            model.put("check", subject[1]);
            model.put("by", speech.names(desk, channel).person(subject[2]));
            model.put("patrol", outline.of(desk, plan, subject[1]));
            return speech.card(desk, channel, "patrol/ran", model);
        });
    }
}
