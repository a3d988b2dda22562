package dev.dutydesk.lark;

import java.util.List;

/** Told of what came to Lark's paths and was refused before it was read. */
@FunctionalInterface
public interface LarkRefusals {
    /**
     * Why: no signature or a wrong one, one that is too old, from the future or was taken before, not encrypted, too much,
     * no app of that name.
     */
    List<String> REASONS = List.of("signature", "old", "future", "replayed", "unencrypted", "too-large", "nobody");

    /** @param reason one of {@link #REASONS} */
    void refused(String reason);
}
