package dev.dutydesk.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/** A card as the interface shows it, rendered once when it is posted. */
@Schema(name = "Card")
record CardView(
        @Schema(description = "One line of plain text; may be empty")
        String title,

        @Schema(description = "The card's mark; the words carry the meaning without it")
        ToneView tone,

        @Schema(description = "The body as plain text") String text,

        @Schema(description = "The body as HTML; what people wrote is in it as text only")
        String html,

        List<FieldView> fields,
        List<ButtonView> buttons) {

    @Schema(name = "CardField")
    record FieldView(String name, String value) {}

    @Schema(name = "CardButton")
    record ButtonView(
            @Schema(description = "What to put in the path to tap it")
            String id,

            String label,
            Style style,

            @Schema(description = "Ask the person once before it is sent")
            boolean confirm) {}

    enum ToneView {
        RED,
        AMBER,
        GREEN,
        PLAIN;

        static ToneView of(Tone tone) {
            return valueOf(tone.name());
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Style {
        PLAIN,
        PRIMARY,
        DANGER;

        static Style of(Card.Style style) {
            return valueOf(style.name());
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
