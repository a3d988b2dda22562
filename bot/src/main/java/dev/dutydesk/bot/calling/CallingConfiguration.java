package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.escalation.Ways;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.posting.DirectChat;
import dev.dutydesk.bot.posting.Undelivered;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Store;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who calls, and when else. */
@Configuration(proxyBeanMethods = false)
class CallingConfiguration {
    @Bean
    Gateways gateways(GatewaySettings settings) {
        return new Gateways(settings);
    }

    @Bean
    Ways ways(Gateways gateways, Adapters adapters) {
        DirectChat chat = new DirectChat(adapters);
        return (desk, person, way) -> way.isChat() ? chat.with(desk, person).isPresent() : gateways.reach(person, way);
    }

    @Bean
    Results callResults(Store store, Lifecycle lifecycle, FactsSource facts, InstantSource clock) {
        return new Results(store.tickets(), lifecycle, facts, clock);
    }

    @Bean
    Undelivered undelivered(Gateways gateways, Store store, Results results) {
        return new Instead(gateways, store.tickets(), results);
    }

    @Bean
    Warnings callWarnings(Gateways gateways, OnCall onCall, InstantSource clock) {
        return new CallWarnings(gateways, onCall, clock);
    }

    @Bean
    Caller caller(Desks desks, Store store, Gateways gateways, Results results, Faces faces, InstantSource clock) {
        return new Caller(desks, store, gateways, results, faces, clock);
    }

    /** A gateway that fails is a detail: the chat still tells. */
    @Bean
    HealthIndicator gatewaysHealthIndicator(Gateways gateways) {
        return () -> Health.up().withDetails(gateways.standing()).build();
    }
}
