package dev.dutydesk.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The web chat's settings.
 *
 * @param insecure whether other machines may call; until people sign in, whoever can reach the port may act as anybody
 * @param keep how many messages a room keeps; roots of open tickets stay besides
 */
@ConfigurationProperties("dutydesk.web")
public record WebChatSettings(
        @DefaultValue("false") boolean insecure,
        @DefaultValue("10000") int keep) {
    public WebChatSettings {
        if (keep < 1) {
            throw new IllegalArgumentException("dutydesk.web.keep must be at least 1, not " + keep);
        }
    }
}
