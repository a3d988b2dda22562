package dev.dutydesk.web;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The web chat's settings.
 *
 * @param insecure whether other machines may call; until people sign in, whoever can reach the port may act as anybody
 * @param filesDir where files that people attach are kept
 * @param maxFileSize how large one may be
 * @param keep how many messages a room keeps; roots of open tickets stay besides
 */
@ConfigurationProperties("dutydesk.web")
public record WebChatSettings(
        @DefaultValue("false") boolean insecure,
        @DefaultValue("data/files") Path filesDir,
        @DefaultValue("10MB") DataSize maxFileSize,
        @DefaultValue("10000") int keep) {
    public WebChatSettings {
        if (keep < 1) {
            throw new IllegalArgumentException("dutydesk.web.keep must be at least 1, not " + keep);
        }
        if (maxFileSize.toBytes() < 1) {
            throw new IllegalArgumentException("dutydesk.web.max-file-size must be at least 1B, not " + maxFileSize);
        }
    }
}
