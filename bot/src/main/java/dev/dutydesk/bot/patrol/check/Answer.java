package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request, redirects followed.
 *
 * @param status null where not even that came
 * @param trouble null where a whole answer came
 */
record Answer(
        String asked,
        URI from,
        @Nullable Integer status,
        Map<String, List<String>> headers,
        byte[] body,
        boolean cut,
        double ms,
        List<String> redirects,
        Phrase.@Nullable Said trouble) {
    private static final int TEXT = 65_536;
    private static final int SHOWN = 1_500;

    /** Nothing came. @param began {@link System#nanoTime()} when it was asked */
    static Answer none(String asked, URI at, long began, List<String> redirects, Phrase.Said trouble) {
        return new Answer(
                asked,
                at,
                null,
                Map.of(),
                new byte[0],
                false,
                (System.nanoTime() - began) / 1_000_000.0,
                List.copyOf(redirects),
                trouble);
    }

    /** The same, which can't be taken because of that. */
    Answer with(Phrase.Said why) {
        return new Answer(asked, from, status, headers, body, cut, ms, redirects, why);
    }

    boolean isWhole() {
        return trouble == null;
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("up", isWhole());
        values.put("ms", ms);
        values.put("redirects", (double) redirects.size());
        values.put("url", from.toString());
        if (status != null) {
            values.put("status", status.doubleValue());
            values.put("headers", named());
        }
        if (isWhole()) {
            values.put("bytes", (double) body.length);
            values.put("text", text(TEXT));
            json().ifPresent(json -> values.put("body", json));
        }
        return values;
    }

    private Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        headers.forEach((name, all) -> named.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", all)));
        return named;
    }

    private Optional<Object> json() {
        String text = text(Taken.MOST).strip();
        return cut || !(text.startsWith("{") || text.startsWith("[")) ? Optional.empty() : Values.json(text);
    }

    private String text(int most) {
        return new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8);
    }

    Evidence evidence() {
        // The title has the first line.
        StringBuilder text = new StringBuilder();
        asked.lines().skip(1).forEach(line -> text.append(line).append('\n'));
        redirects.forEach(hop -> text.append("→ ").append(hop).append('\n'));
        if (status != null) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("HTTP ")
                    .append(status)
                    .append('\n');
            text.append(headers.entrySet().stream()
                    .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
                    .collect(Collectors.joining("\n")));
            text.append("\n\n").append(text(SHOWN));
            if (body.length > SHOWN || cut) {
                text.append("… (").append(body.length).append(cut ? " bytes read, more there)" : " bytes)");
            }
        }
        String first = asked.lines().findFirst().orElse("");
        return new Evidence(
                first + (status == null ? "" : " → " + status) + ", " + Math.round(ms) + " ms",
                text.toString().strip());
    }
}
