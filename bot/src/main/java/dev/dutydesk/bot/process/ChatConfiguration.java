package dev.dutydesk.bot.process;

import dev.dutydesk.bot.command.Command;
import dev.dutydesk.bot.command.CommandList;
import dev.dutydesk.bot.command.Reception;
import dev.dutydesk.bot.command.Receptions;
import dev.dutydesk.bot.command.Witness;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.escalation.Ways;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.missed.AskingAgain;
import dev.dutydesk.bot.missed.CatchingUp;
import dev.dutydesk.bot.missed.LastHeard;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.feed.Feeds;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.posting.HeldBack;
import dev.dutydesk.bot.posting.KeptForTheWorst;
import dev.dutydesk.bot.posting.Sender;
import dev.dutydesk.bot.posting.Undelivered;
import dev.dutydesk.bot.promotion.Directing;
import dev.dutydesk.bot.review.Actions;
import dev.dutydesk.bot.review.Excerpts;
import dev.dutydesk.bot.review.ReviewModels;
import dev.dutydesk.bot.review.Reviews;
import dev.dutydesk.bot.signin.PublicUrl;
import dev.dutydesk.bot.sla.Reasons;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.ticket.TicketFaces;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.bot.timer.Presence;
import dev.dutydesk.bot.timer.Timekeeper;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Commands;
import dev.dutydesk.dingtalk.DingTalkChats;
import dev.dutydesk.dingtalk.DingTalkConfiguration;
import dev.dutydesk.dingtalk.DingTalkRefusals;
import dev.dutydesk.lark.LarkChats;
import dev.dutydesk.lark.LarkConfiguration;
import dev.dutydesk.lark.LarkRefusals;
import dev.dutydesk.slack.SlackChats;
import dev.dutydesk.slack.SlackConfiguration;
import dev.dutydesk.slack.SlackRefusals;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.web.SelfProving;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who listens, who answers, who posts, and what happens by itself. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {
    @Bean
    Adapters adapters(List<ChatAdapter> adapters, SlackChats slack, LarkChats lark, DingTalkChats dingTalk) {
        return new Adapters(Stream.<List<? extends ChatAdapter>>of(adapters, slack.all(), lark.all(), dingTalk.all())
                .<ChatAdapter>flatMap(List::stream)
                .toList());
    }

    @Bean
    AppMemory.Source appMemory(ObjectProvider<Store> store, InstantSource clock) {
        return app -> new SharedMemory(app, () -> store.getObject().apps(), clock);
    }

    @Bean
    SlackRefusals slackRefusals(Metrics metrics) {
        return metrics::slackRefused;
    }

    @Bean
    SelfProving slackSigns() {
        return SelfProving.of(HttpMethod.POST, SlackConfiguration.SIGNED_PATHS + "*");
    }

    @Bean
    DingTalkRefusals dingTalkRefusals(Metrics metrics) {
        return metrics::dingTalkRefused;
    }

    @Bean
    SelfProving dingTalkSigns() {
        return SelfProving.of(HttpMethod.POST, DingTalkConfiguration.SIGNED_PATHS + "*");
    }

    @Bean
    LarkRefusals larkRefusals(Metrics metrics) {
        return metrics::larkRefused;
    }

    @Bean
    SelfProving larkSigns() {
        return SelfProving.of(HttpMethod.POST, LarkConfiguration.SIGNED_PATHS + "*");
    }

    @Bean
    DeskTemplates deskTemplates(DutydeskSettings settings) {
        return new DeskTemplates(settings.desks().dir());
    }

    @Bean
    Duties duties(ObjectProvider<Store> store) {
        return new Duties(() -> store.getObject().records(), System::nanoTime);
    }

    @Bean
    OnCall onCall(Duties duties) {
        return new OnCall(duties::of);
    }

    @Bean
    Faces faces(
            DeskTemplates templates,
            Store store,
            OnCall onCall,
            Agenda agenda,
            InstantSource clock,
            PublicUrl address) {
        return new TicketFaces(templates::of, store.tickets(), onCall, agenda, clock, address.url());
    }

    @Bean
    Commands commands(Desks desks, DeskTemplates templates) {
        return new CommandList(desks, templates);
    }

    @Bean
    Agenda agenda(Desks desks, GradeClock clock, OnCall onCall, Ways ways) {
        return new Agenda(desks::byId, clock, onCall, ways);
    }

    @Bean(destroyMethod = "")
    Sender sender(
            Store store,
            Desks desks,
            Adapters adapters,
            Faces faces,
            List<Announcer> announcers,
            OnCall onCall,
            Undelivered undelivered,
            InstantSource clock,
            Metrics metrics) {
        return new Sender(store, desks, adapters, faces, announcers, onCall, undelivered, clock, metrics::posted);
    }

    @Bean(destroyMethod = "")
    Timekeeper timekeeper(
            Desks desks,
            Store store,
            Lifecycle lifecycle,
            FactsSource facts,
            Agenda agenda,
            Promotions promotions,
            List<DeskJob> jobs,
            Presence presence,
            Duties duties,
            ObjectProvider<Patrols> patrols,
            InstantSource clock,
            Sender sender,
            Metrics metrics) {
        Function<Desk, Object> plans = desk -> List.of(
                promotions.of(desk),
                duties.of(desk.id()),
                Optional.ofNullable(patrols.getIfAvailable()).flatMap(all -> all.of(desk.id())));
        return new Timekeeper(desks, store, lifecycle, facts, agenda, plans, jobs, presence, clock, desk -> {
            metrics.fired();
            sender.wake(desk);
        });
    }

    @Bean
    Reception reception(
            Desks desks,
            Adapters adapters,
            Store store,
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
            Sender sender,
            Metrics metrics) {
        return Receptions.reception(
                desks,
                adapters,
                store.tickets(),
                store.marks(),
                lifecycle,
                facts,
                router,
                templates,
                duties,
                directing,
                watching,
                reviews,
                reviewModels,
                excerpts,
                actions,
                onCall,
                feeds,
                agenda,
                reasons,
                clock,
                witness(sender, metrics));
    }

    @Bean
    LastHeard lastHeard(Reception reception) {
        return new LastHeard(reception);
    }

    @Bean
    CatchingUp catchingUp(Desks desks, Adapters adapters, Store store, LastHeard heard, InstantSource clock) {
        return new CatchingUp(desks, adapters, store, heard, clock);
    }

    @Bean
    HeldBack heldBack(Speech speech) {
        return new HeldBack(speech);
    }

    @Bean
    KeptForTheWorst keptForTheWorst(Speech speech) {
        return new KeptForTheWorst(speech);
    }

    @Bean
    AskingAgain askingAgain(Desks desks, Adapters adapters, Store store, Speech speech, InstantSource clock) {
        return new AskingAgain(desks, adapters, store, speech, clock);
    }

    private static Witness witness(Sender sender, Metrics metrics) {
        return new Witness() {
            @Override
            public void changed(String desk) {
                sender.wake(desk);
            }

            @Override
            public void asked(Command command) {
                metrics.asked(command);
            }

            @Override
            public void refused(String reason) {
                metrics.refused(reason);
            }
        };
    }
}
