package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.oncall.Spoken;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.templates.model.PromotionModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts and ends promotions by hand. */
public final class Directing {
    /** Later than what any process knows is read again, so that nothing at that very time is decided without it. */
    private static final Duration LEAD = DeskPromotions.GOOD_FOR.plusSeconds(1);

    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}");

    private final DeskPromotions promotions;
    private final PromotionModels models;

    public Directing(DeskPromotions promotions, PromotionModels models) {
        this.promotions = promotions;
        this.models = models;
    }

    public Optional<Promotion> on(Desk desk, Instant now) {
        return promotions.at(desk, now);
    }

    /** The next one to begin. */
    public Optional<Promotion> next(Desk desk, Instant now) {
        return promotions.of(desk).stream()
                .filter(each -> each.begin(desk).isAfter(now))
                .min(Comparator.comparing(Promotion::from));
    }

    public PromotionModel model(Desk desk, Channel channel, Promotion one) {
        return models.of(desk, channel, one);
    }

    /** What came of it. */
    public sealed interface Result {}

    /** @param record to be committed @param promotion as it is then @param rules whose targets it has; null for none */
    public record Changed(
            DeskRecord record,
            Promotion promotion,
            @Nullable Promotion rules) implements Result {}

    /** @param reason {@code on-already}, {@code none-on}, {@code when-unclear}, {@code over} @param about what it is about */
    public record Refused(String reason, String about) implements Result {}

    public Result start(Desk desk, Wish.Start asked, Instant now) {
        Optional<Promotion> on = promotions.at(desk, now.plus(LEAD));
        if (on.isPresent()) {
            return new Refused("on-already", on.get().name().in(desk.locale()));
        }
        LocalDateTime from = soon(desk, now);
        LocalDateTime until = null;
        if (!asked.until().isEmpty()) {
            Instant said = until(desk, asked.until(), now).orElse(null);
            if (said == null) {
                return new Refused("when-unclear", asked.until());
            }
            until = LocalDateTime.ofInstant(said, desk.zone());
            if (!until.isAfter(from)) {
                return new Refused("over", asked.until());
            }
        }
        return start(desk, asked.name(), from, until);
    }

    /** "Until Friday" is its end, "until Friday 12:00" is noon, "until 12:00" the next one. */
    private static Optional<Instant> until(Desk desk, String typed, Instant now) {
        if (CLOCK.matcher(typed).matches()) {
            return Stream.of("today ", "tomorrow ")
                    .flatMap(day -> Spoken.read(day + typed, desk.zone(), now).stream())
                    .map(Time::from)
                    .filter(now::isBefore)
                    .findFirst();
        }
        return Spoken.read(typed, desk.zone(), now).map(time -> typed.contains(":") ? time.from() : time.until());
    }

    private Result start(Desk desk, String name, LocalDateTime from, @Nullable LocalDateTime until) {
        DeskRecord record = promotions.record(desk);
        ByHand before = ByHand.parse(record.body()).recent(from);
        Promotion known = ByHand.named(desk, name, from).orElse(null);
        Promotion like = known == null ? ByHand.nearest(desk.promotions(), from).orElse(null) : known;
        // One that comes by itself later comes all the same: this may be its rehearsal.
        LocalDateTime own = known != null && known.from().isAfter(from) ? known.from() : Promotion.OPEN;
        ByHand after = before.withAdded(new ByHand.Added(
                known == null ? Names.typed(name) : Names.tagged(known.name()),
                like == null ? null : like.from(),
                from,
                until == null ? own : until));
        return changed(desk, record, after, from, like);
    }

    public Result end(Desk desk, Instant now) {
        LocalDateTime then = soon(desk, now);
        DeskRecord record = promotions.record(desk);
        ByHand before = ByHand.parse(record.body()).recent(then);
        Promotion on = before.over(desk).stream()
                .filter(each -> each.isOn(then))
                .findFirst()
                .orElse(null);
        return on == null
                ? new Refused("none-on", "")
                : new Changed(record.with(before.ended(desk, then, then).json()), on.during(on.from(), then), null);
    }

    private static Changed changed(
            Desk desk, DeskRecord record, ByHand after, LocalDateTime from, @Nullable Promotion like) {
        Promotion started = after.over(desk).stream()
                .filter(each -> each.isOn(from))
                .findFirst()
                .orElseThrow();
        return new Changed(record.with(after.json()), started, like);
    }

    private static LocalDateTime soon(Desk desk, Instant now) {
        return LocalDateTime.ofInstant(now.plus(LEAD), desk.zone()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** That was committed just now. */
    public void committed(Desk desk, DeskRecord record) {
        promotions.changed(desk, record);
    }
}
