package dev.dutydesk.slack;

import com.google.gson.Gson;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.dutydesk.chat.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form as a modal, and what was filled in. The modal carries where it came from: its submission doesn't say. */
final class FormView {
    private static final Gson GSON = new Gson();
    private static final String INPUT = "input";
    private static final int TITLE = 24;
    private static final int OPTION = 75;

    private FormView() {}

    /**
     * @param direct the direct conversation from which it was opened; null for a channel
     * @param message the ts of the card; null where a command asked for the form
     * @param button the form's id
     */
    record Origin(
            String channel,
            @Nullable String thread,
            @Nullable String direct,
            @Nullable String message,
            @Nullable String subject,
            String button) {}

    static View of(Answer.Form form, Origin origin, Locale locale) {
        Words words = Words.in(locale);
        List<LayoutBlock> inputs =
                form.fields().stream().map(field -> (LayoutBlock) input(field)).toList();
        return View.builder()
                .type("modal")
                .callbackId("form")
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text(PlainText.cut(form.title(), TITLE))
                        .build())
                .submit(ViewSubmit.builder()
                        .type("plain_text")
                        .text(words.send())
                        .build())
                .close(ViewClose.builder()
                        .type("plain_text")
                        .text(words.cancel())
                        .build())
                .privateMetadata(GSON.toJson(origin))
                .blocks(inputs)
                .build();
    }

    static Origin origin(View view) {
        return GSON.fromJson(view.getPrivateMetadata(), Origin.class);
    }

    /** What was filled in, by field; a field left empty is absent. */
    static Map<String, String> filled(View view) {
        Map<String, String> filled = new LinkedHashMap<>();
        view.getState().getValues().forEach((field, inputs) -> {
            String value = value(inputs.get(INPUT));
            if (value != null) {
                filled.put(field, value);
            }
        });
        return filled;
    }

    private static @Nullable String value(ViewState.@Nullable Value input) {
        if (input == null) {
            return null;
        }
        return input.getSelectedOption() == null
                ? input.getValue()
                : input.getSelectedOption().getValue();
    }

    private static InputBlock input(Answer.Field field) {
        return InputBlock.builder()
                .blockId(field.name())
                .label(PlainText.of(field.label(), 2000))
                .optional(!field.required())
                .element(element(field))
                .build();
    }

    private static BlockElement element(Answer.Field field) {
        if (field.type() == Answer.Type.CHOICE) {
            List<OptionObject> options = field.options().stream()
                    .map(option -> OptionObject.builder()
                            .value(option.value())
                            .text(PlainText.of(option.label(), OPTION))
                            .build())
                    .toList();
            return StaticSelectElement.builder()
                    .actionId(INPUT)
                    .options(options)
                    .initialOption(options.stream()
                            .filter(option -> option.getValue().equals(field.value()))
                            .findFirst()
                            .orElse(null))
                    .build();
        }
        return PlainTextInputElement.builder()
                .actionId(INPUT)
                .initialValue(field.value())
                .multiline(field.type() == Answer.Type.TEXT)
                .build();
    }
}
