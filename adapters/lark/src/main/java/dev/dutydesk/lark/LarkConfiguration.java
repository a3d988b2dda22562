package dev.dutydesk.lark;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Directory;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Lark in a Spring process. Needs a {@link Directory}, an {@link AppMemory.Source} and an {@link InstantSource} as beans;
 * whoever has the inbox starts and stops the {@link LarkChats}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LarkSettings.class)
@Import(LarkEventsController.class)
public class LarkConfiguration {
    /** Below it every path proves itself by Lark's signature: whoever guards the process lets it through. */
    public static final String SIGNED_PATHS = "/lark/events/";

    @Bean
    LarkChats larkChats(Directory directory, AppMemory.Source memory, InstantSource clock, LarkSettings settings) {
        return new LarkChats(directory, memory, clock, settings);
    }
}
