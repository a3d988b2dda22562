package dev.dutydesk.dingtalk;

import java.util.List;

/** Told of what came to the robot's paths and was refused before it was read. */
@FunctionalInterface
public interface DingTalkRefusals {
    /**
     * Why: no signature or a wrong one, one that is too old or from the future, one that was used for another message, too
     * much, no app of that name.
     */
    List<String> REASONS = List.of("signature", "old", "future", "replayed", "too-large", "nobody");

    /** @param reason one of {@link #REASONS} */
    void refused(String reason);
}
