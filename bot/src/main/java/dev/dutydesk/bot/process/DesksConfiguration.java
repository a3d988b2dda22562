package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.CalendarFacts;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.sla.Reasons;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The desks in force, and what is read off them. */
@Configuration(proxyBeanMethods = false)
class DesksConfiguration {
    @Bean
    Desks desks(DutydeskSettings settings, Environment environment) {
        // Which one it will be isn't known yet where any free one is asked for.
        int port = environment.getProperty("server.port", Integer.class, 0);
        return Desks.open(settings.desks().dir(), port > 0 ? port : 8080, System::getenv);
    }

    @Bean
    Router router() {
        return new Router();
    }

    @Bean
    Holidays holidays(DutydeskSettings settings) {
        return Holidays.beside(settings.desks().dir());
    }

    @Bean
    FactsSource facts(Holidays holidays, OnCall onCall, Promotions promotions) {
        return new CalendarFacts(holidays, onCall, promotions);
    }

    @Bean
    Reasons reasons(Holidays holidays, Promotions promotions) {
        return new Reasons(holidays, promotions);
    }

    @Bean
    GradeClock gradeClock(Holidays holidays, Promotions promotions) {
        return new CalendarClock(holidays, promotions);
    }
}
