package dev.dutydesk.state.lifecycle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event or a refusal says besides its name: names and values in order, those without a value left out. */
final class Detail {
    private final Map<String, String> said = new LinkedHashMap<>();

    /** @param namesAndValues in turn */
    static Detail of(@Nullable Object... namesAndValues) {
        return new Detail().and(namesAndValues);
    }

    Detail and(@Nullable Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !value.toString().isBlank()) {
                said.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return this;
    }

    Map<String, String> asMap() {
        return Collections.unmodifiableMap(said);
    }
}
