package dev.dutydesk.lark;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The apps of Lark or Feishu that the bot is.
 *
 * @param apps each under the name that desk files call it by
 */
@ConfigurationProperties("dutydesk.lark")
public record LarkSettings(@DefaultValue Map<String, LarkApp> apps) {
    public LarkSettings {
        apps = Map.copyOf(apps);
        apps.forEach((name, app) -> app.check(name));
    }
}
