package dev.dutydesk.bot.alarm;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may raise alarms.
 *
 * @param tokens by the desk's id; two with a comma between while one takes the other's place; never logged or shown
 */
@ConfigurationProperties("dutydesk.alarms")
record AlarmSettings(@DefaultValue Map<String, String> tokens) {
    static final String PROPERTY = "dutydesk.alarms.tokens.";

    @Override
    public String toString() {
        return "AlarmSettings[desks=" + tokens.keySet() + "]";
    }
}
