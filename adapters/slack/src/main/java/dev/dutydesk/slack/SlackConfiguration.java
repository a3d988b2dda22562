package dev.dutydesk.slack;

import dev.dutydesk.chat.Directory;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Slack in a Spring process. Needs a {@link Directory} and an {@link InstantSource} as beans; whoever has the inbox starts
 * and stops the {@link SlackChats}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlackSettings.class)
@Import(SlackEventsController.class)
public class SlackConfiguration {
    /** Below it every path proves itself by Slack's signature: whoever guards the process lets it through. */
    public static final String SIGNED_PATHS = "/slack/events/";

    @Bean
    SlackChats slackChats(Directory directory, InstantSource clock, SlackSettings settings) {
        return new SlackChats(directory, clock, settings);
    }
}
