package dev.dutydesk.demo;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Four weeks in which people worked with the bot: what they did is decided by the bot's own rules and written into its store,
 * each step at its instant. Nobody is called for it.
 */
final class History implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(History.class);
    private static final int DAYS = 28;
    /** The same shop each time. */
    private static final long SEED = 618;

    private final Desks desks;
    private final Store store;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final InstantSource clock;
    private final Random chance = new Random(SEED);
    private int commits;

    History(Desks desks, Store store, Lifecycle lifecycle, FactsSource facts, InstantSource clock) {
        this.desks = desks;
        this.store = store;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Desk desk = desks.byId(DeskFiles.DESK).orElseThrow();
        if (!store.tickets().list(Query.all(desk.id(), 1)).items().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, desk.zone());
        int told = 0;
        for (int back = DAYS; back > 0; back--) {
            LocalDate day = today.minusDays(back);
            int reports = 1 + chance.nextInt(2);
            for (int i = 0; i < reports; i++) {
                LocalTime time = LocalTime.of(9 + i * 4 + chance.nextInt(4), chance.nextInt(60), chance.nextInt(60));
                Story story = Story.ALL.get(told++ % Story.ALL.size());
                tell(desk, story, day.atTime(time).atZone(desk.zone()).toInstant());
            }
        }
        log.info("The demo has a past: {} tickets of four weeks", told);
    }

    private void tell(Desk desk, Story story, Instant at) {
        TicketId id = TicketId.at(at);
        Actor handler = desk.actor(story.handler()).orElseThrow();
        Actor watcher = Actor.automaton(Actor.Kind.PATROL, "patrol:" + story.module());
        Actor reporter = story.reporter() == null
                ? watcher
                : desk.actor(story.reporter()).orElseThrow();
        does(desk, id, report(desk, story, id, reporter), reporter, at);
        Instant taken = at.plus(minutes(story.grade() == Grade.P1 ? 1 : 4, story.grade() == Grade.P1 ? 4 : 50));
        does(desk, id, new Act.Acknowledge(), handler, taken);
        Instant found = taken.plus(minutes(5, 20));
        does(desk, id, new Act.Diagnose(story.finding()), handler, found);
        Instant solved = found.plus(minutes(8, story.grade() == Grade.P1 ? 50 : 120));
        if (story.reporter() == null && story.grade() == Grade.P3) {
            does(desk, id, new Act.Recover(story.solution()), watcher, solved);
            return;
        }
        does(desk, id, resolve(story), handler, solved);
        Instant asked = solved.plus(minutes(3, 60));
        Actor accepting = acceptor(desk, story, reporter);
        if (chance.nextInt(8) == 0) {
            does(desk, id, new Act.Reject("还没好，刚才又试了一次"), accepting, asked);
            does(desk, id, new Act.Acknowledge(), handler, asked.plus(minutes(2, 10)));
            asked = asked.plus(minutes(20, 60));
            does(desk, id, resolve(story), handler, asked);
            asked = asked.plus(minutes(5, 30));
        }
        does(desk, id, new Act.Accept(null, 3 + chance.nextInt(3)), accepting, asked);
        if (story.grade() == Grade.P1) {
            does(
                    desk,
                    id,
                    new Act.Retro("起因：" + story.finding() + "。以后：加监控，提前一周告警。"),
                    handler,
                    asked.plus(minutes(60, 600)));
        }
    }

    /** What a patrol found, somebody of the group accepts. */
    private static Actor acceptor(Desk desk, Story story, Actor reporter) {
        if (reporter.kind() != Actor.Kind.PATROL) {
            return reporter;
        }
        return desk.team().people().stream()
                .filter(person ->
                        person.groups().contains(story.group()) && !person.id().equals(story.handler()))
                .findFirst()
                .flatMap(person -> desk.actor(person.id()))
                .orElseThrow();
    }

    private Act.Resolve resolve(Story story) {
        int release = 1 + chance.nextInt(9);
        return new Act.Resolve(
                story.solution(), story.cause(), "2.4." + (release + 1), "2.4." + release, Regression.PASSED);
    }

    private static Act.Report report(Desk desk, Story story, TicketId id, Actor reporter) {
        boolean found = reporter.kind() == Actor.Kind.PATROL;
        return new Act.Report(
                id,
                desk.id(),
                story.text(),
                found ? desk.leadOf(story.group()) : reporter.id(),
                found ? story.group() : reporter.side(),
                found ? Ticket.Origin.PATROL : Ticket.Origin.PERSON,
                found ? reporter.source() : null,
                new Place(DeskFiles.PAST, null),
                story.grade(),
                story.category(),
                story.module(),
                story.group(),
                List.of(),
                false,
                false,
                null,
                List.of(DeskFiles.PAST),
                null);
    }

    /** What the rules don't allow just then didn't happen. */
    private void does(Desk desk, TicketId id, Act act, Actor actor, Instant at) {
        Ticket ticket = act instanceof Act.Report
                ? null
                : store.tickets().find(desk.id(), id).map(Numbered::ticket).orElse(null);
        if (act instanceof Act.Acknowledge && ticket != null && ticket.state() != State.DISPATCHED) {
            return;
        }
        Decision decision = lifecycle.decide(ticket, act, facts.gather(desk, ticket, act, actor, at));
        if (!(decision instanceof Decision.Changed changed)) {
            log.debug("Not in the past: {} {}", act.verb(), decision);
            return;
        }
        Change quiet = new Change(changed.change().tickets(), List.of());
        Outcome outcome = store.tickets().commit(Commit.of(desk.id(), "history:" + ++commits, quiet, ""));
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("The demo's past can't be written: " + outcome);
        }
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(60L * least + chance.nextInt(60 * Math.max(1, most - least)));
    }
}
