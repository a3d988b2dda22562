package dev.dutydesk.web;

import dev.dutydesk.web.CardView.ButtonView;
import dev.dutydesk.web.CardView.FieldView;
import dev.dutydesk.web.CardView.ToneView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the bot answers to the sender alone. */
@Schema(name = "Reply")
record ReplyView(
        ToneView tone,

        @Schema(description = "All of it as plain text: title, body, fields")
        String text,

        String title,
        @Schema(description = "The body as HTML") String html,
        List<FieldView> fields,

        @Schema(description = "Tapped on the message that was answered")
        List<ButtonView> buttons) {}
