package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.DeskChannel.Use;
import dev.dutydesk.bot.desk.Planned;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.promotion.Calendar.Moment;
import dev.dutydesk.bot.promotion.Calendar.Said;
import dev.dutydesk.bot.recurring.PlannedTickets;
import dev.dutydesk.bot.recurring.PlannedTickets.Wanted;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says promotions before, at and after their time, how they go meanwhile, and opens what they need before. */
public final class PromotionWork implements DeskJob, Announcer {
    private static final Duration WORTH_SAYING = Duration.ofHours(6);

    private final Calendar calendar;
    private final Promotions promotions;
    private final PlannedTickets tickets;
    private final PromotionModels models;
    private final Speech speech;
    private final InstantSource clock;

    public PromotionWork(
            Promotions promotions, PlannedTickets tickets, PromotionModels models, Speech speech, InstantSource clock) {
        this.calendar = new Calendar(promotions);
        this.promotions = promotions;
        this.tickets = tickets;
        this.models = models;
        this.speech = speech;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "promotion";
    }

    @Override
    public String topic() {
        return "promotion";
    }

    @Override
    public @Nullable Instant after(Desk desk, Instant through) {
        return calendar.after(desk, through);
    }

    @Override
    public Work due(Desk desk, Instant through, Instant now) {
        List<Wanted> wanted = calendar.prepared(desk, through, now)
                .map(each -> new Wanted(
                        Planned.source(each.promotion()),
                        each.work().title(),
                        Grade.ROUTINE,
                        each.work().group()))
                .toList();
        List<Announcement> said = calendar.said(desk, through, now)
                .flatMap(each -> announcements(desk, each, now))
                .toList();
        return new Work(tickets.open(desk, wanted, now), said);
    }

    /** Stricter rules are for those who report too; how it goes is for those who work. */
    private static Stream<Announcement> announcements(Desk desk, Said said, Instant now) {
        Promotion one = said.promotion();
        String subject = String.join(
                "/",
                "promotion",
                said.moment().word(),
                one.from().toString(),
                Integer.toHexString(one.name().in(Locale.ROOT).hashCode()),
                said.at().toString());
        Instant expires = said.moment() == Moment.STATUS && one.status() != null
                ? said.at().plus(one.status())
                : now.plus(WORTH_SAYING);
        return desk.channels().stream()
                .filter(channel -> hears(channel, said.moment()))
                .map(channel -> new Announcement(
                        subject + "@" + channel.id(), subject, Announcement.channel(channel.id()), false, expires));
    }

    private static boolean hears(DeskChannel channel, Moment moment) {
        return channel.uses().contains(Use.ALERTS)
                || moment != Moment.STATUS && channel.uses().contains(Use.INTAKE);
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", -1);
        Moment moment = Moment.valueOf(subject[1].toUpperCase(Locale.ROOT));
        Instant now = clock.instant();
        return promotions.of(desk).stream()
                .filter(each -> each.from().toString().equals(subject[2])
                        && Integer.toHexString(each.name().in(Locale.ROOT).hashCode())
                                .equals(subject[3]))
                .findFirst()
                // What it has become meanwhile is said by another one.
                .filter(one -> moment == Moment.OVER || now.isBefore(one.end(desk)))
                .filter(one -> moment != Moment.SOON || now.isBefore(one.begin(desk)))
                .map(one -> speech.card(
                        desk,
                        channel,
                        "promotion/" + moment.word(),
                        Map.of("promotion", models.of(desk, channel, one))));
    }
}
