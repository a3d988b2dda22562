package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.watch.AllClear;
import dev.dutydesk.bot.patrol.watch.Availability;
import dev.dutydesk.bot.patrol.watch.Findings;
import dev.dutydesk.bot.patrol.watch.PatrolRounds;
import dev.dutydesk.bot.patrol.watch.Standings;
import dev.dutydesk.bot.patrol.watch.Watch;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.posting.Sender;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Store;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who watches what desks' patrols name. */
@Configuration(proxyBeanMethods = false)
class PatrolConfiguration {
    @Bean
    Findings findings(
            Store store, Lifecycle lifecycle, FactsSource facts, DeskTemplates templates, InstantSource clock) {
        return new Findings(store, lifecycle, facts, templates, clock);
    }

    @Bean
    Availability availability(Store store, Promotions promotions) {
        return new Availability(store, promotions);
    }

    @Bean
    Standings standings() {
        return new Standings();
    }

    @Bean
    Watching watching(
            Store store,
            Patrols patrols,
            Measures measures,
            Findings findings,
            Availability availability,
            Promotions promotions,
            DeskTemplates templates,
            Speech speech,
            InstantSource clock) {
        return new Watching(store, patrols, measures, findings, availability, promotions, templates, speech, clock);
    }

    @Bean
    PatrolRounds patrolRounds(Patrols patrols, Store store, Availability availability) {
        return new PatrolRounds(patrols, store, availability);
    }

    @Bean
    Watch watch(Desks desks, Store store, Watching watching, Standings standings, Sender sender) {
        return new Watch(desks, store, watching, standings, sender::wake);
    }

    @Bean
    Announcer patrolDay(Watching watching) {
        return watching.announcers().get(0);
    }

    @Bean
    Announcer patrolAsked(Watching watching) {
        return watching.announcers().get(1);
    }

    @Bean
    Announcer patrolManual(Watching watching) {
        return watching.announcers().get(2);
    }

    @Bean
    AllClear allClear(Store store, Speech speech) {
        return new AllClear(store, speech);
    }
}
