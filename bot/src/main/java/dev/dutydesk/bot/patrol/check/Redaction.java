package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.bot.privacy.Masking;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes out of what is shown: the target's secrets, what looks like one, and people's numbers; and cuts it. */
final class Redaction {
    private static final int TITLE = 160;
    private static final int TEXT = 4_000;
    private static final int PIECES = 12;
    private static final int LINE = 400;
    private static final String GONE = "***";
    private static final Pattern HEADER = Pattern.compile(
            "(?im)^(\\s*(?:proxy-)?(?:authorization|cookie|set-cookie|x-api-key|x-auth-token)\\s*[:=]\\s*)\\S.*$");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\"']?\\w{0,20}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key)[\"']?\\s*[:=]\\s*[\"']?)[^\"'&\\s,;}]{1,2000}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)(://[^/\\s:@]{0,100}:)[^/\\s@]{1,200}@");

    private final List<String> secrets;

    Redaction(@Nullable PatrolTarget target, Work work) {
        Stream<String> known = target == null ? Stream.empty() : target.secrets();
        secrets = Stream.concat(known, work.secrets())
                .filter(text -> text.length() > 2)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String line(String text) {
        String one = of(text.length() > 4 * LINE ? text.substring(0, 4 * LINE) : text)
                .replaceAll("\\s+", " ")
                .strip();
        return one.length() > LINE ? one.substring(0, LINE) + "…" : one;
    }

    /** The same values, with what is text in them fit to be shown. */
    Map<String, Object> of(Map<String, Object> values) {
        Map<String, Object> clean = new LinkedHashMap<>();
        values.forEach((name, value) -> clean.put(name, value instanceof String text ? line(text) : value));
        return clean;
    }

    List<Evidence> of(List<Evidence> evidence) {
        return evidence.stream().limit(PIECES).map(this::of).toList();
    }

    private Evidence of(Evidence piece) {
        // Before the cutting: half a secret isn't found any more. What is far behind the cut needn't be looked at.
        String near = piece.text().length() > 4 * TEXT ? piece.text().substring(0, 4 * TEXT) : piece.text();
        return new Evidence(cut(of(piece.title()), TITLE), cut(of(near), TEXT));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    private String of(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, GONE);
        }
        clean = HEADER.matcher(clean).replaceAll("$1" + GONE);
        clean = NAMED.matcher(clean).replaceAll("$1" + GONE);
        clean = IN_ADDRESS.matcher(clean).replaceAll("$1" + GONE + "@");
        return Masking.of(clean.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""));
    }
}
