package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.posting.Sender;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.timer.Timekeeper;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.store.Backlog;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the bot is, in parts. What it can go on with is a detail, not a DOWN. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    HealthIndicator storeHealthIndicator(RedisServer server, Store store, Desks desks) {
        return asking(() -> {
            RedisServer.Standing standing = server.standing();
            if (!standing.up()) {
                return Health.down().withDetail("why", standing.detail()).build();
            }
            List<String> broken = desks.all().stream()
                    .flatMap(desk -> store.tickets().broken(desk.id()).map(why -> desk.id() + ": " + why).stream())
                    .toList();
            Health.Builder health =
                    broken.isEmpty() ? Health.up() : Health.down().withDetail("broken", broken);
            return health.withDetail("server", server.describe())
                    .withDetail("warnings", server.warnings())
                    .build();
        });
    }

    @Bean
    HealthIndicator senderHealthIndicator(Sender sender) {
        return asking(() -> {
            Health.Builder health = Health.up();
            sender.standing().forEach(desk -> health.withDetail(desk.desk(), waiting(desk)));
            return health.build();
        });
    }

    private static Map<String, Object> waiting(Sender.Standing desk) {
        Backlog backlog = desk.backlog();
        Map<String, Object> waiting = new LinkedHashMap<>();
        waiting.put("sentByThisProcess", desk.sending());
        waiting.put("behind", backlog.behind());
        if (backlog.behindSince() != null) {
            waiting.put("behindSince", backlog.behindSince());
        }
        waiting.put("held", backlog.postponed());
        waiting.put("heldByChannel", desk.held());
        waiting.put("notices", backlog.notices());
        waiting.put("channels", desk.troubles());
        return waiting;
    }

    /** Whoever asks for the health gets an answer, also where Redis gives none. */
    private static HealthIndicator asking(HealthIndicator redis) {
        return () -> {
            try {
                return redis.health();
            } catch (RedisException e) {
                return Health.down()
                        .withDetail("why", "Redis doesn't answer: " + e.getMessage())
                        .build();
            }
        };
    }

    @Bean
    HealthIndicator timersHealthIndicator(Timekeeper timekeeper) {
        return () -> Optional.ofNullable(timekeeper.trouble())
                .map(trouble -> Health.down().withDetail("why", trouble).build())
                .orElseGet(() -> Health.up().build());
    }

    @Bean
    HealthIndicator adaptersHealthIndicator(Adapters adapters) {
        return () -> {
            boolean up =
                    adapters.all().stream().allMatch(adapter -> adapter.link().up());
            Health.Builder health = up ? Health.up() : Health.down();
            for (ChatAdapter adapter : adapters.all()) {
                health.withDetail(Adapters.nameOf(adapter), adapter.link().detail());
            }
            return health.build();
        };
    }

    /** How the months stand of platforms that take only so many calls in one. */
    @Bean
    HealthIndicator monthsHealthIndicator(Adapters adapters) {
        return () -> {
            Health.Builder health = Health.up();
            for (ChatAdapter adapter : adapters.all()) {
                if (adapter instanceof LimitsMonths limits) {
                    health.withDetail(Adapters.nameOf(adapter), standing(limits));
                }
            }
            return health.build();
        };
    }

    private static Map<String, Object> standing(LimitsMonths limits) {
        LimitsMonths.Month month = limits.month();
        Map<String, Object> standing = standing(month);
        if (month.most() > 0) {
            standing.put("keptForP1AndP2", month.reserve());
        }
        standing.put("onlyP1AndP2", month.isForTheWorst());
        limits.heard().ifPresent(heard -> {
            Map<String, Object> pushes = standing(heard);
            pushes.put("onlyForHearing", heard.isForTheWorst());
            standing.put("pushes", pushes);
        });
        return standing;
    }

    private static Map<String, Object> standing(LimitsMonths.Month month) {
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("month", month.month().toString());
        standing.put("used", month.used());
        if (month.most() > 0) {
            standing.put("of", month.most());
        }
        return standing;
    }

    @Bean
    HealthIndicator desksHealthIndicator(
            Desks desks, DeskTemplates templates, CalendarWatch calendars, List<Warnings> warnings) {
        return () -> Health.up()
                .withDetail(
                        "refused", desks.faults().stream().map(Object::toString).toList())
                .withDetail("warnings", StartReport.warnings(desks, warnings).toList())
                .withDetail("calendars", calendars.warnings())
                .withDetail("messages", templates.faults())
                .build();
    }
}
