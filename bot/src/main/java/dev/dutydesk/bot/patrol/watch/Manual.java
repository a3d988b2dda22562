package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.recurring.PlannedTickets;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Items of a round that a person signs: asked for when the round is due, bad when nobody has by then. */
final class Manual implements Announcer {
    private static final Duration BY_DEFAULT = Duration.ofHours(4);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;
    private final Plans plans;
    private final Judge judge;
    private final CaseText text;
    private final Speech speech;
    private final InstantSource clock;

    Manual(Store store, Plans plans, Judge judge, CaseText text, Speech speech, InstantSource clock) {
        this.store = store;
        this.plans = plans;
        this.judge = judge;
        this.text = text;
        this.speech = speech;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param round when its round was due
     * @param until when it must be signed
     * @param signature null while nobody has signed
     * @param over whether it was said that nobody signed
     */
    record Item(Instant round, Instant until, @Nullable Signature signature, boolean over) {
        boolean isOpen() {
            return signature == null;
        }
    }

    private DeskRecord record(Desk desk, Spot spot) {
        return store.records().find(desk.id(), "manual:" + spot.check().id());
    }

    private static @Nullable Item read(DeskRecord record) {
        return record.isEmpty() ? null : JSON.readValue(record.body(), Item.class);
    }

    Optional<Item> item(Desk desk, Spot spot) {
        return Optional.ofNullable(read(record(desk, spot)));
    }

    /** Asks for it, once for each time the round is due. */
    void ask(Desk desk, Spot spot, Instant round, long epoch) {
        DeskRecord record = record(desk, spot);
        Item known = read(record);
        if (known != null && known.round().equals(round)) {
            return;
        }
        Duration due = spot.check().due();
        Item item = new Item(round, round.plus(due == null ? BY_DEFAULT : due), null, false);
        String group = spot.check().ticket() == null
                ? desk.otherwise().group()
                : spot.check().ticket().group();
        String room = PlannedTickets.room(desk, group);
        String subject = "patrol-ask/" + spot.check().id() + "/" + round;
        store.tickets()
                .commit(Judge.begin(desk, subject, epoch)
                        .besides(List.of(record.with(JSON.writeValueAsString(item))))
                        .saying(List.of(
                                new Announcement(subject, subject, Announcement.channel(room), false, item.until()))));
    }

    /** Takes down what somebody says of it. @return how it stands then; empty where it isn't asked for */
    Optional<CheckState> sign(Desk desk, Plan plan, Spot spot, Signature signature) {
        if (item(desk, spot).isEmpty()) {
            return Optional.empty();
        }
        boolean good = signature.good();
        String remark = signature.remark().isBlank() ? "-" : signature.remark();
        String said = text.say(desk, good ? "signed" : "refused", desk.nameOf(signature.by()), remark);
        Sample sample = new Sample(
                spot.check().id(),
                "",
                signature.at(),
                Duration.ZERO,
                good ? Level.OK : Level.CRIT,
                Map.of(),
                said.strip(),
                signature.files().stream()
                        .map(file -> new Evidence(file.name(), file.address()))
                        .toList());
        return judge.take(desk, plan, spot, sample, null, null, records -> {
            DeskRecord record = record(desk, spot);
            Item item = Objects.requireNonNull(read(record));
            records.add(
                    record.with(JSON.writeValueAsString(new Item(item.round(), item.until(), signature, item.over()))));
        });
    }

    /** Says so where nobody has signed in time. */
    void expire(Desk desk, Plan plan, Spot spot, long epoch) {
        Instant now = clock.instant();
        Item item = item(desk, spot).orElse(null);
        if (item == null || !item.isOpen() || item.over() || now.isBefore(item.until())) {
            return;
        }
        String said = text.say(
                desk,
                "unsigned",
                text.at(desk, item.until()),
                String.valueOf(spot.check().ask()));
        judge.take(
                desk,
                plan,
                spot,
                Eyes.of(spot, now, Duration.ZERO, Level.CRIT, said),
                null,
                epoch,
                records -> records.add(record(desk, spot)
                        .with(JSON.writeValueAsString(new Item(item.round(), item.until(), null, true)))));
    }

    @Override
    public String topic() {
        return "patrol-ask";
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 3);
        return plans.of(desk).stream()
                .flatMap(plan -> plan.of(subject[1]).stream())
                .findFirst()
                .flatMap(spot -> item(desk, spot)
                        .filter(item -> item.isOpen() && item.round().equals(Instant.parse(subject[2])))
                        .map(item -> {
                            Map<String, @Nullable Object> model = new HashMap<>();
                            model.put("check", spot.check().id());
                            model.put("ask", spot.check().ask());
                            model.put("until", item.until());
                            return speech.card(desk, channel, "patrol/ask", model);
                        }));
    }
}
