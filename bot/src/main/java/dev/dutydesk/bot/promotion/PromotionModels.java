package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.digest.OpenTickets;
import dev.dutydesk.bot.recurring.Occurrence;
import dev.dutydesk.bot.recurring.Schedule;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.templates.model.ListModel;
import dev.dutydesk.templates.model.PromotionModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A promotion with what has to do with it, for messages. */
public final class PromotionModels {
    private static final int LISTED = 5;
    private static final int MOVED = 3;
    /** Planned work is looked up no further than that where nobody knows when the promotion ends. */
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Store store;
    private final Schedule schedule;
    private final Speech speech;
    private final InstantSource clock;

    public PromotionModels(Store store, Schedule schedule, Speech speech, InstantSource clock) {
        this.store = store;
        this.schedule = schedule;
        this.speech = speech;
        this.clock = clock;
    }

    public PromotionModel of(Desk desk, Channel channel, Promotion one) {
        Instant now = clock.instant();
        Instant begin = one.begin(desk);
        Instant end = one.end(desk);
        boolean open = one.to().equals(Promotion.OPEN);
        OpenTickets tickets = OpenTickets.of(store.tickets(), desk);
        Names names = speech.names(desk, channel);
        Incidents incidents = begin.isAfter(now)
                ? new Incidents(0, 0)
                : Incidents.of(store.tickets(), desk, begin, end.isBefore(now) ? end : now);
        return new PromotionModel(
                one.name().in(channel.locale()),
                begin,
                open ? null : end,
                targets(one),
                one.freeze(),
                one.freeze() ? moved(desk, channel, begin, open ? begin.plus(AHEAD) : end) : List.of(),
                new ListModel(
                        null,
                        tickets.all().size(),
                        tickets.overdue(now),
                        tickets.all().stream()
                                .limit(LISTED)
                                .map(each -> speech.line(names, each))
                                .toList()),
                incidents.p1(),
                incidents.p2());
    }

    private List<PromotionModel.Moved> moved(Desk desk, Channel channel, Instant begin, Instant end) {
        Map<String, Occurrence> first = new LinkedHashMap<>();
        schedule.between(desk, begin.minusNanos(1), end.minusNanos(1))
                .forEach(each -> first.putIfAbsent(each.work().id(), each));
        return first.values().stream()
                .sorted(Comparator.comparing(Occurrence::at))
                .limit(MOVED)
                .map(each -> new PromotionModel.Moved(each.work().title().in(channel.locale()), each.at()))
                .toList();
    }

    private static List<PromotionModel.Target> targets(Promotion one) {
        List<PromotionModel.Target> targets = new ArrayList<>();
        new TreeMap<>(one.grades()).forEach((grade, stricter) -> {
            add(targets, grade, "respond", stricter.respond());
            add(targets, grade, "diagnose", stricter.diagnose());
            add(targets, grade, "resolve", stricter.resolve());
        });
        return List.copyOf(targets);
    }

    private static void add(List<PromotionModel.Target> targets, Grade grade, String what, @Nullable Span span) {
        if (span != null) {
            targets.add(new PromotionModel.Target(
                    grade.word(),
                    what,
                    span instanceof Span.Exact exact ? exact.length() : null,
                    span instanceof Span.WorkingDays days ? days.days() : 0));
        }
    }
}
