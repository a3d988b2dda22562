package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** New words for a message of one's own, as they come in. */
@Schema(
        name = "Revising",
        requiredProperties = {"user", "text"})
record Revising(
        @Schema(description = "Who wrote the message") @Nullable
        String user,

        @Schema(description = "At most 10,000 characters", example = "@dutydesk 没人能付款") @Nullable
        String text,

        @Schema(description = "The client's own id: sent again with it, the change takes effect once") @Nullable
        String id) {

    String checkedText(Channel room) {
        return new Saying(user, text, null, null, null, id).checkedText(room);
    }
}
