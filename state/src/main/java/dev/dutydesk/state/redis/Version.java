package dev.dutydesk.state.redis;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Redis version. What a server can read changes with major and minor; a patch writes what its siblings read. */
record Version(int major, int minor, int patch) implements Comparable<Version> {
    static final Version OLDEST_SUPPORTED = new Version(6, 2, 0);
    /** From here on the append-only file is a folder, which an older server doesn't see. */
    static final Version FIRST_WITH_APPEND_ONLY_FOLDER = new Version(7, 0, 0);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** The first version that stands in the text. */
    static Optional<Version> in(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        int patch = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return Optional.of(new Version(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), patch));
    }

    boolean reads(Version written) {
        return major != written.major ? major > written.major : minor >= written.minor;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
