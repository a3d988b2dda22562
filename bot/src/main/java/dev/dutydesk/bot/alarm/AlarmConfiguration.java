package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.patrol.watch.Findings;
import dev.dutydesk.bot.posting.Sender;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.web.SelfProving;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Machines that tell of themselves, and prove themselves by their desk's token. */
@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {
    @Bean
    Tokens alarmTokens(AlarmSettings settings) {
        return new Tokens(AlarmSettings.PROPERTY, settings.tokens());
    }

    @Bean
    Tokens beatTokens(BeatSettings settings) {
        return new Tokens(BeatSettings.PROPERTY, settings.tokens());
    }

    @Bean
    SelfProving alarmsShowAToken() {
        return SelfProving.of(HttpMethod.POST, "/api/alarms/*");
    }

    @Bean
    SelfProving heartbeatsShowAToken() {
        return SelfProving.of(HttpMethod.POST, "/api/heartbeats/*/*");
    }

    @Bean
    AlarmReception alarmReception(
            Store store, Findings findings, AlarmCounter counter, InstantSource clock, Sender sender) {
        return new AlarmReception(store, findings, counter, clock, sender::wake);
    }
}
