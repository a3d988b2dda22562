package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.escalation.Forecast;
import dev.dutydesk.bot.intake.Likeness;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.feed.Feeds;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.bot.promotion.Directing;
import dev.dutydesk.bot.review.Actions;
import dev.dutydesk.bot.review.Excerpts;
import dev.dutydesk.bot.review.ReviewModels;
import dev.dutydesk.bot.review.Reviews;
import dev.dutydesk.bot.sla.Reasons;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Marks;
import dev.dutydesk.state.store.Tickets;
import java.time.InstantSource;

/** Puts together who receives what people say, with all that a command or a report needs. */
public final class Receptions {
    private Receptions() {}

    /** @param witness told what is asked, refused and committed */
    public static Reception reception(
            Desks desks,
            Adapters adapters,
            Tickets tickets,
            Marks marks,
            Lifecycle lifecycle,
            FactsSource facts,
            Router router,
            DeskTemplates templates,
            Duties duties,
            Directing directing,
            Watching watching,
            Reviews reviews,
            ReviewModels reviewModels,
            Excerpts excerpts,
            Actions actions,
            OnCall onCall,
            Feeds feeds,
            Agenda agenda,
            Reasons reasons,
            InstantSource clock,
            Witness witness) {
        Wording wording = new Wording(templates, tickets, clock, witness);
        LookedBack lookedBack = new LookedBack(tickets, wording);
        Replies replies = new Replies(wording, lookedBack);
        Misread misread = new Misread(wording, desks);
        Overviews overviews = new Overviews(wording, misread, tickets, onCall, agenda, clock);
        Ledger ledger = new Ledger(tickets, replies, witness);
        Voices voices = new Voices(tickets, new Likeness());
        Reports reports = new Reports(voices, ledger, lifecycle, facts, router, replies, clock);
        Called called = new Called(templates);
        Discretion discretion = new Discretion(desks, adapters, tickets, marks, replies);
        Deeds deeds = new Deeds(tickets, lifecycle, facts, ledger, replies, overviews, misread, discretion, clock);
        Owned owned = new Owned(actions, lifecycle, facts, ledger, replies, wording, clock);
        Counter counter = new Counter(
                tickets,
                lifecycle,
                facts,
                new Acts(tickets, called, lookedBack, clock),
                deeds,
                reports,
                ledger,
                replies,
                overviews,
                misread,
                new Trial(router, facts, onCall, new Forecast(agenda, lifecycle, facts), wording, clock),
                new Why(reasons, wording),
                discretion,
                new Rota(
                        duties,
                        onCall,
                        tickets,
                        new Subscribing(feeds, adapters, ledger, wording),
                        ledger,
                        wording,
                        clock),
                new Campaigns(directing, ledger, wording, clock),
                new Patrolling(watching, ledger, wording, clock),
                new Reviewing(
                        reviews,
                        excerpts,
                        new Promising(owned, called, ledger, wording, clock),
                        new RootCauses(reviewModels, actions, tickets, owned, overviews, wording, clock),
                        ledger,
                        wording),
                new Tests(lifecycle, facts, ledger, wording, clock),
                clock,
                witness);
        Threads threads = new Threads(tickets);
        Revisions revisions = new Revisions(tickets, threads, router, deeds, replies);
        Inquiries inquiries = new Inquiries(tickets, voices, router, deeds, ledger, replies, overviews);
        Joining joining =
                new Joining(tickets, reports, revisions, deeds, ledger, replies, router, inquiries, witness, clock);
        Verdicts verdicts = new Verdicts(tickets, lifecycle, facts, ledger, replies, clock);
        Offers offers = new Offers(tickets, deeds, reports, ledger, replies);
        return new Reception(
                desks,
                adapters,
                threads,
                counter,
                deeds,
                offers,
                revisions,
                joining,
                inquiries,
                verdicts,
                new Offboarding(tickets, duties, onCall, deeds, ledger, wording, clock, witness),
                ledger,
                replies,
                misread,
                new ShownBefore(clock),
                new Meanwhile(adapters, tickets, wording, clock));
    }
}
