package dev.dutydesk.lark;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events that come in several frames, put together as their last one is there. */
final class Pieces {
    /** What never becomes whole makes place for what comes later. */
    private static final int MOST = 100;

    private static final int MOST_FRAMES = 1000;

    private final Map<String, byte[][]> open = new LinkedHashMap<>();

    /**
     * The whole event; empty where frames are missing.
     *
     * @param count of frames it has
     * @param place of this one, from 0
     */
    synchronized Optional<byte[]> add(String message, int count, int place, byte[] piece) {
        if (count <= 1) {
            return Optional.of(piece);
        }
        if (count > MOST_FRAMES || place < 0 || place >= count) {
            return Optional.empty();
        }
        byte[][] pieces = open.computeIfAbsent(message, id -> new byte[count][]);
        if (pieces.length != count) {
            return Optional.empty();
        }
        pieces[place] = piece;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] each : pieces) {
            if (each == null) {
                if (open.size() > MOST) {
                    open.remove(open.keySet().iterator().next());
                }
                return Optional.empty();
            }
            whole.writeBytes(each);
        }
        open.remove(message);
        return Optional.of(whole.toByteArray());
    }
}
