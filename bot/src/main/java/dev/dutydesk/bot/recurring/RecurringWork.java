package dev.dutydesk.bot.recurring;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Planned;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Recurring;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.recurring.PlannedTickets.Wanted;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The maintenance calendar: opens its tickets, each once. After downtime only the latest of one work opens, and what was
 * missed is said; what a promotion keeps from beginning is said at its own time, and opens when the promotion is over.
 */
public final class RecurringWork implements DeskJob, Announcer {
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final Duration WORTH_SAYING = Duration.ofDays(1);

    private final Schedule schedule;
    private final Promotions promotions;
    private final PlannedTickets tickets;
    private final Speech speech;

    public RecurringWork(Schedule schedule, Promotions promotions, PlannedTickets tickets, Speech speech) {
        this.schedule = schedule;
        this.promotions = promotions;
        this.tickets = tickets;
        this.speech = speech;
    }

    @Override
    public String name() {
        return "recurring";
    }

    @Override
    public String topic() {
        return "recurring";
    }

    @Override
    public @Nullable Instant after(Desk desk, Instant through) {
        return schedule.after(desk, through);
    }

    @Override
    public Work due(Desk desk, Instant through, Instant now) {
        List<Occurrence> waited = schedule.waiting(desk, through);
        List<Wanted> wanted = new ArrayList<>();
        List<Announcement> said = new ArrayList<>();
        for (Recurring work : desk.recurring()) {
            List<Occurrence> all = Stream.concat(
                            waited.stream().filter(each -> each.work().equals(work)),
                            schedule.of(desk, work, through, now).stream())
                    .toList();
            List<Occurrence> due =
                    all.stream().filter(each -> !each.opens().isAfter(now)).toList();
            all.stream()
                    .filter(each -> each.at().isAfter(through) && each.opens().isAfter(now))
                    .forEach(each -> say(desk, work, now, said, "moved", each.at(), each.opens(), 1));
            if (!due.isEmpty()) {
                wanted.add(new Wanted(Planned.source(work), work.title(), work.grade(), work.group()));
                explain(desk, work, due, now, said);
            }
        }
        return new Work(tickets.open(desk, wanted, now), said);
    }

    private static void explain(Desk desk, Recurring work, List<Occurrence> due, Instant now, List<Announcement> said) {
        Occurrence latest = due.getLast();
        if (latest.opens().plus(LATE).isBefore(now)) {
            say(desk, work, now, said, "late", latest.at(), latest.at(), 1);
        }
        if (due.size() > 1) {
            Instant last = due.get(due.size() - 2).at();
            say(desk, work, now, said, "missed", due.getFirst().at(), last, due.size() - 1);
        }
    }

    private static void say(
            Desk desk,
            Recurring work,
            Instant now,
            List<Announcement> said,
            String what,
            Instant first,
            Instant last,
            int times) {
        String subject = String.join(
                "/", "recurring", what, work.id(), first.toString(), last.toString(), Integer.toString(times));
        for (String room : PlannedTickets.rooms(desk, work.group())) {
            said.add(new Announcement(
                    subject + "@" + room, subject, Announcement.channel(room), false, now.plus(WORTH_SAYING)));
        }
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", -1);
        return Planned.recurring(desk, subject[2]).map(work -> {
            Instant first = Instant.parse(subject[3]);
            Instant last = Instant.parse(subject[4]);
            Optional<Promotion> frozen = promotions.frozen(desk, first);
            boolean open = frozen.filter(promotion -> promotion.to().equals(Promotion.OPEN))
                    .isPresent();
            Map<String, @Nullable Object> model = new HashMap<>();
            model.put("title", work.title().in(channel.locale()));
            model.put(
                    "freeze",
                    frozen.map(promotion -> promotion.name().in(channel.locale()))
                            .orElse(null));
            model.put("first", first);
            model.put("last", subject[1].equals("moved") && open ? null : last);
            model.put("times", Integer.parseInt(subject[5]));
            return speech.card(desk, channel, "recurring/" + subject[1], model);
        });
    }
}
