package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarFacts;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket of the example shop on its way, a minute between any two acts; nothing is stored. */
public final class Tale {
    public static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    /** Its rosters a week older, so that 李伟 has the duty of the developers from the start. */
    public final Desk shop = Examples.shop(Examples.text().replace("from: 2026-11-23", "from: 2026-11-16"));

    private final Lifecycle lifecycle = new Lifecycle();
    private final FactsSource facts = new CalendarFacts(Holidays.shipped(), new OnCall());
    private final List<Event> history = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final long number;
    private @Nullable Ticket ticket;
    private Instant now = NINE;

    private Tale(long number) {
        this.number = number;
    }

    /** 王芳 reports it. */
    public static Tale of(long number, Grade grade, String text) {
        return of(number, grade, text, "wang.fang", null);
    }

    /** A patrol finds it. */
    public static Tale found(long number, Grade grade, String text) {
        return of(number, grade, text, "zhao.min", "order-submit");
    }

    private static Tale of(long number, Grade grade, String text, String reporter, @Nullable String check) {
        Tale tale = new Tale(number);
        return tale.act(
                check == null ? reporter : "patrol:" + check,
                new Act.Report(
                        TicketId.at(NINE.plusMillis(number)),
                        "shop",
                        text,
                        reporter,
                        tale.shop.actor(reporter).orElseThrow().side(),
                        check == null ? Ticket.Origin.PERSON : Ticket.Origin.PATROL,
                        check,
                        new Place("shop", "7"),
                        grade,
                        "function",
                        "payment",
                        "dev",
                        List.of("付", "不了"),
                        false,
                        false,
                        null,
                        List.of("shop"),
                        null));
    }

    public Tale act(String person, Act act) {
        Actor actor = actor(person);
        Decision decision = lifecycle.decide(ticket, act, facts.gather(shop, ticket, act, actor, now));
        if (!(decision instanceof Decision.Changed changed)) {
            throw new AssertionError(act + ": " + decision);
        }
        Change.Of mine = changed.change().tickets().getFirst();
        mine.steps().forEach(step -> history.add(step.event()));
        notices.addAll(changed.change().notices());
        ticket = mine.after();
        now = now.plus(Duration.ofMinutes(1));
        return this;
    }

    private Actor actor(String id) {
        if (id.startsWith("patrol:")) {
            return Actor.automaton(Actor.Kind.PATROL, id);
        }
        return id.equals("clock") ? Actor.CLOCK : shop.actor(id).orElseThrow();
    }

    public Tale waits(Duration time) {
        return until(now.plus(time));
    }

    /** What comes next happens then. */
    public Tale until(Instant instant) {
        now = instant;
        return this;
    }

    public Ticket ticket() {
        if (ticket == null) {
            throw new IllegalStateException("Not reported yet");
        }
        return ticket;
    }

    Numbered numbered() {
        return new Numbered(number, ticket());
    }

    public List<Event> history() {
        return history;
    }

    public List<Notice> notices() {
        return notices;
    }

    public Instant now() {
        return now;
    }
}
