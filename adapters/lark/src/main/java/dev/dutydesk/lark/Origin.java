package dev.dutydesk.lark;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a button carries unseen and hands back with each tap.
 *
 * @param channel the port's id of the channel for which it was shown
 * @param button the button's id, or the form's
 * @param subject what the card is about; null where it is about nothing
 * @param form what the form is known by, the same however often it is sent; null for a button outside of one
 * @param message the card that the form is about; null where it is about none
 * @param title what the form is called; null for a button outside of one
 */
record Origin(
        String channel,
        String button,
        @Nullable String subject,
        @Nullable String form,
        @Nullable String message,
        @Nullable String title) {
    private static final Gson GSON = new Gson();

    static Origin ofButton(String channel, String button, @Nullable String subject) {
        return new Origin(channel, button, subject, null, null, null);
    }

    JsonObject value() {
        return GSON.toJsonTree(this).getAsJsonObject();
    }

    /** What was handed back; null where it isn't ours. */
    static @Nullable Origin of(@Nullable Map<String, Object> value) {
        if (value == null) {
            return null;
        }
        try {
            Origin origin = GSON.fromJson(GSON.toJsonTree(value), Origin.class);
            return origin.channel() == null || origin.button() == null ? null : origin;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
