package dev.dutydesk.wecom;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the bot speaks in WeCom's groups. Each group's robot is named by the channel's address: the key of its web hook.
 *
 * @param enabled whether it does
 * @param apiUrl where the web hooks are, without a slash at its end
 */
@ConfigurationProperties("dutydesk.wecom")
public record WeComSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("https://qyapi.weixin.qq.com") String apiUrl) {
    public WeComSettings {
        if (apiUrl.endsWith("/")) {
            throw new IllegalArgumentException("dutydesk.wecom.api-url must not end with a slash");
        }
    }
}
