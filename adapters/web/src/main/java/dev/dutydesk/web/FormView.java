package dev.dutydesk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the bot must know before it can act. */
@Schema(name = "Form")
record FormView(
        @Schema(description = "The button the filled form goes to, on the same message")
        String button,

        String title,
        List<FormFieldView> fields) {

    @Schema(name = "FormField")
    record FormFieldView(
            String name,
            String label,
            Type type,
            boolean required,

            @Schema(description = "What to choose from; empty unless the type is choice")
            List<OptionView> options,

            @Schema(description = "What stands in it at first; absent for nothing")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String value) {}

    @Schema(name = "FormOption")
    record OptionView(String value, String label) {}

    enum Type {
        LINE,
        TEXT,
        CHOICE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
