package dev.dutydesk.dingtalk;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The DingTalk apps whose robots the bot is.
 *
 * @param apps each under the name that desk files call it by
 */
@ConfigurationProperties("dutydesk.dingtalk")
public record DingTalkSettings(@DefaultValue Map<String, DingTalkApp> apps) {
    public DingTalkSettings {
        apps = Map.copyOf(apps);
        apps.forEach((name, app) -> app.check(name));
    }
}
