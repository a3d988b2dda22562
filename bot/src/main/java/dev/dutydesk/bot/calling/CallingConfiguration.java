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
    Bells bells(Gateways gateways, Adapters adapters) {
        return new Bells(new Urging(adapters), gateways);
    }

    @Bean
    Ways ways(Bells bells, Adapters adapters) {
        DirectChat chat = new DirectChat(adapters);
        return (desk, person, way) ->
                way.isChat() ? chat.with(desk, person).isPresent() : bells.reach(desk, person, way);
    }

    @Bean
    Results callResults(Store store, Lifecycle lifecycle, FactsSource facts, InstantSource clock) {
        return new Results(store.tickets(), lifecycle, facts, clock);
    }

    @Bean
    Undelivered undelivered(Bells bells, Store store, Results results) {
        return new Instead(bells, store.tickets(), results);
    }

    @Bean
    Warnings callWarnings(Bells bells, OnCall onCall, InstantSource clock) {
        return new CallWarnings(bells, onCall, clock);
    }

    @Bean
    Caller caller(Desks desks, Store store, Bells bells, Results results, Faces faces, InstantSource clock) {
        return new Caller(desks, store, bells, results, faces, clock);
    }

    /** A gateway that fails is a detail: the chat still tells. */
    @Bean
    HealthIndicator gatewaysHealthIndicator(Bells bells) {
        return () -> Health.up().withDetails(bells.standing()).build();
    }
}
