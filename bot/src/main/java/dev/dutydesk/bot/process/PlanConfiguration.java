package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.FileWarnings;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Warning;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.digest.Digest;
import dev.dutydesk.bot.oncall.Coverage;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.bot.promotion.DeskPromotions;
import dev.dutydesk.bot.promotion.Directing;
import dev.dutydesk.bot.promotion.PromotionModels;
import dev.dutydesk.bot.promotion.PromotionWork;
import dev.dutydesk.bot.recurring.PlannedTickets;
import dev.dutydesk.bot.recurring.RecurringWork;
import dev.dutydesk.bot.recurring.Schedule;
import dev.dutydesk.bot.sla.HolidayWarnings;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.Presence;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Store;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What desks do by their calendars, beside their tickets. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {
    @Bean
    Speech speech(DeskTemplates templates, OnCall onCall, InstantSource clock) {
        return new Speech(templates, onCall, clock);
    }

    @Bean
    DeskPromotions promotions(ObjectProvider<Store> store) {
        return new DeskPromotions(() -> store.getObject().records(), System::nanoTime);
    }

    @Bean
    PromotionModels promotionModels(Store store, Schedule schedule, Speech speech, InstantSource clock) {
        return new PromotionModels(store, schedule, speech, clock);
    }

    @Bean
    Directing directing(DeskPromotions promotions, PromotionModels models) {
        return new Directing(promotions, models);
    }

    @Bean
    PromotionWork promotionWork(
            Promotions promotions, PlannedTickets tickets, PromotionModels models, Speech speech, InstantSource clock) {
        return new PromotionWork(promotions, tickets, models, speech, clock);
    }

    @Bean
    Presence presence(Store store, Speech speech, BotTime time) {
        return new Presence(store, speech, time::machine);
    }

    @Bean
    Warnings fileWarnings(Desks desks) {
        return new FileWarnings(desks);
    }

    @Bean
    Warnings coverageWarnings(OnCall onCall, InstantSource clock) {
        Coverage coverage = new Coverage(onCall);
        return desk -> coverage.told(desk, clock.instant()).stream()
                .map(gap -> new Warning("uncovered", List.of(gap), gap))
                .toList();
    }

    @Bean
    Warnings holidayWarnings(Holidays holidays, InstantSource clock) {
        return new HolidayWarnings(holidays, clock);
    }

    @Bean
    Digest digest(
            Store store,
            OnCall onCall,
            Holidays holidays,
            Promotions promotions,
            List<Warnings> warnings,
            Watching watching,
            Speech speech,
            InstantSource clock) {
        return new Digest(store, onCall, holidays, promotions, warnings, watching::overview, speech, clock);
    }

    @Bean
    Schedule schedule(Promotions promotions) {
        return new Schedule(promotions);
    }

    @Bean
    PlannedTickets plannedTickets(Lifecycle lifecycle, FactsSource facts) {
        return new PlannedTickets(lifecycle, facts);
    }

    @Bean
    RecurringWork recurringWork(Schedule schedule, Promotions promotions, PlannedTickets tickets, Speech speech) {
        return new RecurringWork(schedule, promotions, tickets, speech);
    }
}
