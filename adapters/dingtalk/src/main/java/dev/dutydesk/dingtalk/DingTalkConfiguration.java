package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Directory;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * DingTalk in a Spring process. Needs a {@link Directory}, an {@link AppMemory.Source} and an {@link InstantSource} as
 * beans; whoever has the inbox starts and stops the {@link DingTalkChats}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DingTalkSettings.class)
@Import(RobotController.class)
public class DingTalkConfiguration {
    /** Below it every path proves itself by DingTalk's signature: whoever guards the process lets it through. */
    public static final String SIGNED_PATHS = "/dingtalk/robot/";

    @Bean
    DingTalkChats dingTalkChats(
            Directory directory, AppMemory.Source memory, InstantSource clock, DingTalkSettings settings) {
        return new DingTalkChats(directory, memory, clock, settings);
    }
}
