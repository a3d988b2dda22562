package dev.dutydesk.state.redis;

import java.util.Arrays;

/** Redis versions, compared number by number. */
final class Versions {
    private Versions() {}

    static int compare(String one, String other) {
        return Arrays.compare(parts(one), parts(other));
    }

    private static int[] parts(String version) {
        return Arrays.stream(version.split("\\D+", -1))
                .filter(p -> !p.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
