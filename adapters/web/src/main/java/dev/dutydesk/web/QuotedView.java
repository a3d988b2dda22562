package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** Somebody else's words in a message, as the interface shows them. */
@Schema(name = "Forwarded")
record QuotedView(
        @Schema(description = "Who said it, by the word of who passed it on", example = "顾客张三")
        String from,

        String text) {}
