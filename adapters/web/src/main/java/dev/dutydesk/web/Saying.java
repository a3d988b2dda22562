package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message to say, as it comes in. */
@Schema(
        name = "Saying",
        requiredProperties = {"user", "text"})
record Saying(
        @Schema(description = "An account or the exact name of a person of the desk; else a guest by that name")
        @Nullable
        String user,

        @Schema(
                description = "At most 10,000 characters; may be empty where there are files",
                example = "@dutydesk 付不了款")
        @Nullable
        String text,

        @Schema(description = "The id of the message it answers to") @Nullable
        String thread,

        @Schema(description = "Ids of uploaded files, at most 10") @Nullable
        List<String> files,

        @Schema(description = "The client's own id: sent again with it, the message takes effect once") @Nullable
        String id) {

    static final int LONGEST = 10_000;

    /** The text without what can't be seen; blanks and line breaks stay. */
    String checkedText(Channel room) {
        String clean = text == null ? "" : Input.printable(text);
        if (clean.isBlank() && (files == null || files.isEmpty())) {
            throw Fault.TEXT_MISSING.in(room.locale());
        }
        if (clean.length() > LONGEST) {
            throw Fault.TEXT_TOO_LONG.in(room.locale(), LONGEST, clean.length());
        }
        return clean;
    }
}
