package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * How pages speak of a desk: in the reader's language, in the words, the zone and the present of the desk.
 *
 * @param page whose words these are: {@code ticket/ticket}
 */
public record Voice(
        Desk desk,
        Reader reader,
        Pages pages,
        String page,
        Templates templates,
        Times times,
        Names names,
        Instant now) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String WEB = "web";
    private static final String TICKETS = "ticket/ticket";

    /** An instant to read, and the same for programs. */
    public record Moment(String text, String exact) {}

    /** Gives each reader theirs. */
    @Component
    public static final class Voices {
        private final DeskTemplates templates;
        private final Tickets tickets;
        private final InstantSource clock;
        private final Pages pages;

        Voices(DeskTemplates templates, Store store, InstantSource clock, Pages pages) {
            this.templates = templates;
            this.tickets = store.tickets();
            this.clock = clock;
            this.pages = pages;
        }

        /** Of the pages of tickets. */
        Voice of(Desk desk, Reader reader) {
            return of(desk, reader, TICKETS);
        }

        /** Of the pages of which that is one. */
        public Voice of(Desk desk, Reader reader, String page) {
            Instant now = clock.instant();
            Templates words = templates.of(desk);
            Names names = new Names(
                    desk,
                    WEB,
                    reader.language(),
                    (id, ticket) -> tickets.find(id, ticket).stream()
                            .mapToLong(Numbered::number)
                            .findFirst(),
                    null);
            return new Voice(
                    desk, reader, pages, page, words, words.times(reader.language(), desk.zone(), now), names, now);
        }
    }

    /** The bot's word for a code: {@code state.DISPATCHED}. */
    public String word(String path) {
        return templates.word(reader.language(), path);
    }

    /** The page's words for a key. */
    public String say(String key, Object... facts) {
        return pages.say(reader, page, key, facts);
    }

    public Moment at(Instant instant) {
        return new Moment(times.at(instant), exact(instant));
    }

    /** With its day and year, whenever it is read. */
    public Moment day(Instant instant) {
        return new Moment(DAY.format(instant.atZone(desk.zone())), exact(instant));
    }

    private String exact(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(desk.zone()).toOffsetDateTime().withNano(0));
    }

    /** A channel for the reader alone: what stands in a room's language there is said in theirs. */
    Channel channel() {
        return new Channel(WEB, "", "", desk.id(), desk.name().in(reader.language()), reader.language());
    }
}
