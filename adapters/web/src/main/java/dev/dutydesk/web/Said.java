package dev.dutydesk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a message. */
@Schema(name = "Said")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Said(
        @Schema(description = "The message's id in the room")
        String id,

        @Schema(description = "The key of the ticket it made or is about", example = "SHOP-12") @Nullable
        String ticket,

        @Nullable ReplyView reply,

        @Schema(description = "Where the bot must know more: goes to that button of this message") @Nullable
        FormView form) {}
