package dev.dutydesk.slack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One workspace's connection. Its tokens and secrets are never shown.
 *
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…}, for socket mode
 * @param signingSecret by which Slack signs what it sends, for HTTP mode
 * @param mode how events come
 * @param apiUrl where the Web API is, with a slash at its end
 * @param bots the ids ({@code B…}) of other bots whose messages are heard
 */
public record SlackWorkspace(
        String botToken,
        @Nullable String appToken,
        @Nullable String signingSecret,
        @DefaultValue("socket") Mode mode,
        @DefaultValue("https://slack.com/api/") String apiUrl,
        @DefaultValue List<String> bots) {

    /** How events come from Slack. */
    public enum Mode {
        /** Over a link that the bot opens: needs no public address. */
        SOCKET,
        /** Signed, to {@code /slack/events/<name>}. */
        HTTP
    }

    public SlackWorkspace {
        bots = List.copyOf(bots);
    }

    /** @throws IllegalArgumentException where something is missing that the mode needs */
    void check(String name) {
        String at = "dutydesk.slack.workspaces." + name;
        require(botToken, at + ".bot-token is missing");
        switch (mode) {
            case SOCKET -> require(appToken, at + ".app-token is missing; socket mode needs it");
            case HTTP -> require(signingSecret, at + ".signing-secret is missing; HTTP mode needs it");
        }
        if (!apiUrl.endsWith("/")) {
            throw new IllegalArgumentException(at + ".api-url must end with a slash");
        }
    }

    private static void require(@Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "SlackWorkspace[" + mode + ", " + apiUrl + "]";
    }
}
