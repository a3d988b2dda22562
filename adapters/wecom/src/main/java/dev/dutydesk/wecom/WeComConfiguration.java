package dev.dutydesk.wecom;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** WeCom in a Spring process, where it is enabled. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WeComSettings.class)
public class WeComConfiguration {
    @Bean
    @ConditionalOnProperty("dutydesk.wecom.enabled")
    WeComChat weComChat(WeComSettings settings) {
        return new WeComChat(settings);
    }
}
