package dev.dutydesk.slack;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Slack workspaces that the bot is in.
 *
 * @param workspaces each under the name that desk files call it by
 */
@ConfigurationProperties("dutydesk.slack")
public record SlackSettings(@DefaultValue Map<String, SlackWorkspace> workspaces) {
    public SlackSettings {
        workspaces = Map.copyOf(workspaces);
        workspaces.forEach((name, workspace) -> workspace.check(name));
    }
}
