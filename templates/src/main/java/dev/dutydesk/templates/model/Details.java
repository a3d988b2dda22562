package dev.dutydesk.templates.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was said with a step or a refusal, by the names that the lifecycle gives it. A template reads
 * {@code step.detail.reason}; a name that wasn't said is null there, a name that nobody ever says is a fault.
 *
 * @param said people as {@link Person}s, times as instants, tickets as keys, whom the clock told
 *     as {@link NoticeModel.Told}, everything else as text
 */
public record Details(Map<String, Object> said) {
    public static final Details NONE = new Details(Map.of());

    /** Every name that a step or a refusal of the lifecycle may say. */
    public static final Set<String> NAMES = Set.of(
            "address",
            "answer",
            "app",
            "as",
            "aside",
            "assignee",
            "call",
            "category",
            "cause",
            "diagnose",
            "dm",
            "end",
            "endedBy",
            "evidence",
            "finding",
            "from",
            "fromGroup",
            "grade",
            "group",
            "handler",
            "into",
            "joined",
            "kind",
            "known",
            "lead",
            "late",
            "left",
            "link",
            "mergedInto",
            "missing",
            "module",
            "name",
            "next",
            "outOfScope",
            "own",
            "person",
            "question",
            "reason",
            "regression",
            "remark",
            "reporter",
            "resolve",
            "respond",
            "result",
            "rollback",
            "room",
            "side",
            "sms",
            "solution",
            "source",
            "stars",
            "state",
            "target",
            "text",
            "to",
            "told",
            "unknown",
            "unreached",
            "until",
            "version",
            "via",
            "what",
            "why");

    public Details {
        said = Map.copyOf(said);
    }

    /** What was said by that name; null where nothing was. */
    public @Nullable Object get(String name) {
        return said.get(name);
    }
}
