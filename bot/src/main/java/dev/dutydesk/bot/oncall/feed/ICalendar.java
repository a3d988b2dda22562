package dev.dutydesk.bot.oncall.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A calendar as apps read it (RFC 5545, and RFC 7986 for how often to ask again). Times are in UTC. */
final class ICalendar {
    /** A line has at most 75 octets, the library counts letters: a Chinese one takes three. */
    private static final int LETTERS_IN_A_LINE = 24;

    private static final String AGAIN_AFTER = "PT1H";

    private ICalendar() {}

    /** @param written when that is done */
    static String write(String name, List<Event> events, Instant written) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Dutydesk//Duty//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), AGAIN_AFTER));
        calendar.add(new XProperty("X-PUBLISHED-TTL", AGAIN_AFTER));
        events.forEach(event -> calendar.add(event(event, written)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false, LETTERS_IN_A_LINE).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException("A string can be written to", e);
        }
        return text.toString();
    }

    private static VEvent event(Event event, Instant written) {
        VEvent entry = new VEvent(false);
        entry.add(new Uid(event.id()));
        entry.add(new DtStamp(written));
        entry.add(new DtStart<>(event.from()));
        entry.add(new DtEnd<>(event.until()));
        entry.add(new Summary(event.summary()));
        entry.add(new Description(event.description()));
        // Who has the duty may still be invited.
        entry.add(ImmutableTransp.TRANSPARENT);
        return entry;
    }
}
