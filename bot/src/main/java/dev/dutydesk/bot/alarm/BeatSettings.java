package dev.dutydesk.bot.alarm;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose jobs may tell that they ran.
 *
 * @param tokens by the desk's id; two with a comma between while one takes the other's place; never logged or shown
 */
@ConfigurationProperties("dutydesk.beats")
record BeatSettings(@DefaultValue Map<String, String> tokens) {
    static final String PROPERTY = "dutydesk.beats.tokens.";

    @Override
    public String toString() {
        return "BeatSettings[desks=" + tokens.keySet() + "]";
    }
}
