package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.intake.Router;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks in force, and what is read off them. */
@Configuration(proxyBeanMethods = false)
class DesksConfiguration {
    @Bean
    Desks desks(DutydeskSettings settings) {
        return Desks.open(settings.desks().dir(), System::getenv);
    }

    @Bean
    Router router() {
        return new Router();
    }

    @Bean
    FactsSource facts() {
        return FactsSource.plainDays();
    }
}
