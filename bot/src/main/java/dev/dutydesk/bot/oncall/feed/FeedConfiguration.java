package dev.dutydesk.bot.oncall.feed;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.signin.OwnAddress;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.web.SelfProving;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Calendars, which nobody signs in to read. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    @Bean
    Feeds feeds(Store store, Desks desks, OwnAddress address) {
        return new Feeds(store.records(), desks, address::base);
    }

    @Bean
    ShiftCalendar shiftCalendar(OnCall onCall, DeskTemplates templates, InstantSource clock) {
        return new ShiftCalendar(onCall, templates, clock);
    }

    @Bean
    SelfProving calendarsAreSecret() {
        return SelfProving.of(HttpMethod.GET, Feeds.PATH + "*");
    }
}
