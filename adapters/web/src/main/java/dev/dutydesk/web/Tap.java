package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tap on a button, as it comes in. */
@Schema(name = "Tap", requiredProperties = "user")
record Tap(
        @Schema(description = "An account or the exact name of a person of the desk; else a guest by that name")
        @Nullable
        String user,

        @Schema(description = "The client's own id: sent again with it, the tap takes effect once") @Nullable
        String id,

        @Schema(description = "What was filled in, by field name; absent for a tap without a form") @Nullable
        Map<String, @Nullable String> form) {

    private static final int MOST_FIELDS = 50;

    /** The form without what can't be seen; null where there is none. */
    @Nullable
    Map<String, String> checkedForm(Channel room) {
        if (form == null) {
            return null;
        }
        Map<String, String> checked = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            String clean = value == null ? "" : Input.printable(value);
            int length = Math.max(clean.length(), name.length());
            if (length > Saying.LONGEST || checked.size() == MOST_FIELDS) {
                throw Fault.FORM_TOO_LONG.in(
                        room.locale(), Saying.LONGEST, length, name.substring(0, Math.min(60, name.length())));
            }
            checked.put(name, clean);
        });
        return checked;
    }
}
