package dev.dutydesk.bot.signin;

import dev.dutydesk.bot.signin.store.Credentials;
import dev.dutydesk.bot.signin.store.Sessions;
import dev.dutydesk.bot.signin.store.Tries;
import dev.dutydesk.state.redis.Redis;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sign-in keeps. */
@Configuration(proxyBeanMethods = false)
@SignInOn
class SignInConfiguration {
    @Bean
    Credentials credentials(Redis redis, InstantSource clock) {
        return new Credentials(redis, clock);
    }

    @Bean
    Sessions sessions(Redis redis, InstantSource clock) {
        return new Sessions(redis, clock);
    }

    @Bean
    Tries tries(Redis redis, InstantSource clock) {
        return new Tries(redis, clock);
    }
}
