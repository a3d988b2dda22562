package dev.dutydesk.bot.oncall.feed;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/**
 * Writes calendars, in the language of whoever was given them: the shifts from 30 days back to 90 days ahead, by the roster
 * and by what people agreed on over it. Duty without a beginning or an end, which falls to a lead because there is no
 * roster then, is no shift.
 */
public final class ShiftCalendar {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(90);
    private static final DateTimeFormatter BEGIN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OnCall onCall;
    private final DeskTemplates templates;
    private final InstantSource clock;

    public ShiftCalendar(OnCall onCall, DeskTemplates templates, InstantSource clock) {
        this.onCall = onCall;
        this.templates = templates;
        this.clock = clock;
    }

    /** @param text as of RFC 5545 @param tag differs where anything but the time of writing does */
    public record Written(String text, String tag) {}

    public Written write(Desk desk, Feed feed) {
        Instant now = clock.instant();
        Locale language = desk.person(feed.holder()).map(Person::locale).orElseGet(desk::locale);
        String name = render(
                        desk,
                        language,
                        "oncall/feed",
                        Map.of(
                                "name",
                                whose(desk, feed, language),
                                "desk",
                                desk.name().in(language)))
                .title();
        List<Event> events = shifts(desk, feed, new Time(now.minus(BACK), now.plus(AHEAD)))
                .map(shift -> event(desk, feed, language, shift))
                .toList();
        return new Written(
                ICalendar.write(name, events, now),
                DigestUtils.md5DigestAsHex((name + events).getBytes(StandardCharsets.UTF_8)));
    }

    private Stream<Shift> shifts(Desk desk, Feed feed, Time time) {
        return desk.team().groups().values().stream()
                .map(Group::id)
                .filter(group -> feed.group() == null || feed.group().equals(group))
                .flatMap(group -> onCall.during(desk, group, time).stream())
                .filter(shift -> feed.group() != null || shift.person().equals(feed.holder()))
                .filter(shift -> shift.from() != null && shift.until() != null);
    }

    private Event event(Desk desk, Feed feed, Locale language, Shift shift) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("group", group(desk, shift.group(), language));
        model.put("person", feed.group() == null ? null : desk.nameOf(shift.person()));
        model.put("backup", shift.backup() == null ? null : desk.nameOf(shift.backup()));
        model.put("lead", desk.nameOf(desk.leadOf(shift.group())));
        Card card = render(desk, language, "oncall/shift", model);
        Instant from = Objects.requireNonNull(shift.from(), "what has none is left out");
        Instant until = Objects.requireNonNull(shift.until(), "what has none is left out");
        return new Event(
                shift.group() + "-" + BEGIN.format(from) + "@" + desk.id() + ".dutydesk",
                from,
                until,
                card.title(),
                CardRenderer.toPlainText(card.body()));
    }

    private Card render(Desk desk, Locale language, String name, Map<String, ? extends @Nullable Object> model) {
        Map<String, @Nullable Object> whole = new HashMap<>(model);
        whole.put("zone", desk.zone());
        whole.put("now", clock.instant());
        return templates.of(desk).render(name, language, whole);
    }

    private static String whose(Desk desk, Feed feed, Locale language) {
        return feed.group() == null ? desk.nameOf(feed.holder()) : group(desk, feed.group(), language);
    }

    private static String group(Desk desk, String group, Locale language) {
        return desk.group(group).map(found -> found.name().in(language)).orElse(group);
    }
}
