package dev.dutydesk.bot.oncall;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What somebody wants of the rosters, as typed: {@code cover SAT for li.wei}, {@code 请假 11-28..12-02}. */
public sealed interface Asked {
    /** @param group its id or name; empty for all */
    record Show(String group) implements Asked {}

    /** The one who asks has the person's duty then. @param group its id or name; null for any */
    record Cover(String when, String person, @Nullable String group) implements Asked {}

    /** The person is asked to take the duty of the one who asks. @param back when in return; null for not at all */
    record Swap(String when, String person, @Nullable String back) implements Asked {}

    /** Nobody is to count on them then. @param person null for whoever asks */
    record Away(String when, @Nullable String person) implements Asked {}

    /** What was asked of this one is agreed to, or not. @param id the swap's */
    record Answer(String id, boolean yes) implements Asked {}

    /** What has that id doesn't hold any more. */
    record Undo(String id) implements Asked {}

    /** The handler keeps that ticket over the hand-over. @param key the ticket's */
    record Keep(String key) implements Asked {}

    /** Where a calendar app reads the shifts. @param anew whether the addresses given before are to be worthless */
    record Calendar(boolean anew) implements Asked {}

    /** Whoever asks wants to see that they are reached. */
    record Ping() implements Asked {}

    /** Empty where it is none of these: it may be a group's name, or a slip. */
    static Optional<Asked> read(String typed) {
        String text = typed.strip();
        return Forms.ALL.entrySet().stream()
                .flatMap(form -> {
                    Matcher matcher = form.getKey().matcher(text);
                    return matcher.matches()
                            ? Optional.of(form.getValue().apply(matcher)).stream()
                            : Optional.<Asked>empty().stream();
                })
                .findFirst();
    }
}
