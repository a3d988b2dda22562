package dev.dutydesk.dingtalk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One app's connection. Its secret is never shown.
 *
 * @param clientId the app's Client ID, formerly AppKey
 * @param clientSecret the app's Client Secret; it signs what comes by HTTP too
 * @param robotCode the robot's code; the client id where it isn't given, as DingTalk has it for robots of an app
 * @param cardTemplateId of the imported card template; null for Markdown and typed commands
 * @param mode how messages come
 * @param apiUrl where the open API is, without a slash at its end
 * @param mediaUrl where pictures are uploaded, without a slash at its end: that isn't part of the open API
 * @param urge whether people are called and sent text messages by DING, which only some editions have, with a quota
 * @param monthlyCalls how many calls of the open API the app may make in a calendar month; 0 where nothing limits them
 * @param monthlyPushes how many messages and taps DingTalk passes on in one, answers through web hooks among them; 0
 *     as above
 */
public record DingTalkApp(
        String clientId,
        String clientSecret,
        @Nullable String robotCode,
        @Nullable String cardTemplateId,
        @DefaultValue("stream") Mode mode,
        @DefaultValue("https://api.dingtalk.com") String apiUrl,
        @DefaultValue("https://oapi.dingtalk.com") String mediaUrl,
        @DefaultValue("false") boolean urge,
        @DefaultValue(STANDARD) long monthlyCalls,
        @DefaultValue(STANDARD_PUSHES) long monthlyPushes) {
    /** What the standard edition has, in all of the organization's own apps, since November 2025. */
    static final String STANDARD = "5000";

    /** The same of its web hooks and stream. */
    static final String STANDARD_PUSHES = "3000";

    /** How messages come from DingTalk. */
    public enum Mode {
        /** Over a link that the bot opens: needs no public address. */
        STREAM,
        /** Signed, to {@code /dingtalk/robot/<name>}; taps on cards don't come that way. */
        HTTP
    }

    /** @throws IllegalArgumentException where something is missing that the mode needs, or can't be had in it */
    void check(String name) {
        String at = "dutydesk.dingtalk.apps." + name;
        require(clientId, at + ".client-id is missing");
        require(
                clientSecret,
                at + ".client-secret is missing" + (mode == Mode.HTTP ? "; HTTP mode checks signatures with it" : ""));
        if (mode == Mode.HTTP && template() != null) {
            throw new IllegalArgumentException(
                    at + ".card-template-id needs mode stream: taps on cards don't come to an HTTP robot");
        }
        if (apiUrl.endsWith("/") || mediaUrl.endsWith("/")) {
            throw new IllegalArgumentException(
                    at + (apiUrl.endsWith("/") ? ".api-url" : ".media-url") + " must not end with a slash");
        }
        if (monthlyCalls < 0 || monthlyPushes < 0) {
            throw new IllegalArgumentException(
                    at + (monthlyCalls < 0 ? ".monthly-calls" : ".monthly-pushes") + " must not be below 0");
        }
    }

    String robot() {
        return robotCode == null || robotCode.isBlank() ? clientId : robotCode;
    }

    /** The card template's id; null where cards are Markdown. */
    @Nullable
    String template() {
        return cardTemplateId == null || cardTemplateId.isBlank() ? null : cardTemplateId;
    }

    private static void require(@Nullable String value, String otherwise) {
        if (Objects.requireNonNullElse(value, "").isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "DingTalkApp[" + mode + ", " + apiUrl + "]";
    }
}
