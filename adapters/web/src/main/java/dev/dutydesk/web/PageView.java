package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Some messages of a room. */
@Schema(name = "Messages")
record PageView(
        @Schema(description = "Ascending; with changedSince in the order of their last changes")
        List<MessageView> items,

        @Schema(description = "For changedSince and Last-Event-ID: goes on where this answer ends")
        String cursor) {}
