package dev.dutydesk.bot.digest;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Reviews;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.sla.WorkingTime;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.model.DigestModel;
import dev.dutydesk.templates.model.ListModel;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Posts how the desk stands, once on each of its days, to the channels for reviews. */
public final class Digest implements DeskJob, Announcer {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final Duration LATE = Duration.ofMinutes(2);
    /** With who is on duty and what else there is, a message of twelve lines. */
    private static final int LISTED = 6;

    private static final int WARNED = 3;
    /** A desk that works on none of so many days has none. */
    private static final int LOOKED_AHEAD = 400;

    private final Store store;
    private final OnCall onCall;
    private final Holidays holidays;
    private final Promotions promotions;
    private final List<Warnings> warnings;
    private final Function<Desk, Optional<PatrolModel>> patrols;
    private final Speech speech;
    private final InstantSource clock;

    /** @param patrols how each desk's patrol stands; empty where it has none */
    public Digest(
            Store store,
            OnCall onCall,
            Holidays holidays,
            Promotions promotions,
            Collection<Warnings> warnings,
            Function<Desk, Optional<PatrolModel>> patrols,
            Speech speech,
            InstantSource clock) {
        this.store = store;
        this.onCall = onCall;
        this.holidays = holidays;
        this.promotions = promotions;
        this.warnings = List.copyOf(warnings);
        this.patrols = patrols;
        this.speech = speech;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public String topic() {
        return "digest";
    }

    @Override
    public @Nullable Instant after(Desk desk, Instant through) {
        Reviews.Daily daily = desk.reviews().daily();
        if (daily == null) {
            return null;
        }
        WorkingTime time = WorkingTime.of(desk, holidays);
        return days(desk, through)
                .limit(LOOKED_AHEAD)
                .filter(day -> daily.days() == Reviews.On.ALL || time.isWorkingDay(day))
                .map(day -> at(desk, daily, day))
                .filter(at -> at.isAfter(through))
                .findFirst()
                .orElse(null);
    }

    private static Stream<LocalDate> days(Desk desk, Instant from) {
        return Stream.iterate(from.atZone(desk.zone()).toLocalDate(), day -> day.plusDays(1));
    }

    private static Instant at(Desk desk, Reviews.Daily daily, LocalDate day) {
        return day.atTime(daily.at()).atZone(desk.zone()).toInstant();
    }

    /** Only today's: nobody reads how it stood on another day. */
    @Override
    public Work due(Desk desk, Instant through, Instant now) {
        LocalDate today = now.atZone(desk.zone()).toLocalDate();
        Instant midnight = today.atStartOfDay(desk.zone()).toInstant();
        Instant due = after(desk, through.isAfter(midnight) ? through : midnight.minusNanos(1));
        if (due == null || due.isAfter(now)) {
            return Work.NOTHING;
        }
        Instant end = today.plusDays(1).atStartOfDay(desk.zone()).toInstant();
        return Work.saying(desk.channels().stream()
                .filter(channel -> channel.uses().contains(DeskChannel.Use.REVIEWS))
                .map(channel -> new Announcement(
                        "digest/" + today + "@" + channel.id(),
                        "digest/" + today + "/" + due,
                        Announcement.channel(channel.id()),
                        false,
                        end))
                .toList());
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 3);
        Instant due = Instant.parse(subject[2]);
        Instant now = clock.instant();
        DigestModel model = model(desk, channel, LocalDate.parse(subject[1]), now);
        return Optional.of(speech.card(
                desk, channel, "digest", Map.of("digest", due.plus(LATE).isBefore(now) ? model.withLate(due) : model)));
    }

    private DigestModel model(Desk desk, Channel channel, LocalDate today, Instant now) {
        Names names = speech.names(desk, channel);
        OpenTickets open = OpenTickets.of(store.tickets(), desk);
        Instant tomorrow = today.plusDays(1).atStartOfDay(desk.zone()).toInstant();
        List<ListModel.Item> items = open.all().stream()
                .limit(LISTED)
                .map(each -> speech.line(names, each))
                .toList();
        List<DigestModel.Warning> warned = warnings.stream()
                .flatMap(source -> source.of(desk).stream())
                .map(warning -> new DigestModel.Warning(
                        warning.code(),
                        warning.about().stream().map(desk::nameOf).toList()))
                .toList();
        return new DigestModel(
                DAY.format(today),
                new ListModel(null, open.all().size(), open.overdue(now), items),
                open.due(now, tomorrow),
                duties(desk, names, now),
                patrols.apply(desk).orElse(null),
                promotions
                        .at(desk, now)
                        .map(promotion -> promotion.name().in(channel.locale()))
                        .orElse(null),
                warned.subList(0, Math.min(WARNED, warned.size())),
                Math.max(0, warned.size() - WARNED),
                null);
    }

    private List<DigestModel.Duty> duties(Desk desk, Names names, Instant now) {
        return desk.team().groups().keySet().stream()
                .map(group -> {
                    Shift shift = onCall.at(desk, group, now);
                    return new DigestModel.Duty(
                            names.group(group), names.person(shift.person()), names.personOrNull(shift.backup()));
                })
                .toList();
    }
}
