package dev.dutydesk.templates;

import io.pebbletemplates.pebble.error.PebbleException;

/** A template file that can't be used, with where and why. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param line from 1 */
    Broken(String file, int line, String reason) {
        super(place(file, line) + reason.replace('\n', ' ').strip());
    }

    /** What went wrong when the message was filled: {@code file:line: reason}. */
    static String describe(String file, RuntimeException e) {
        if (e instanceof PebbleException pebble && pebble.getLineNumber() != null && pebble.getFileName() != null) {
            return place(pebble.getFileName(), pebble.getLineNumber()) + pebble.getPebbleMessage();
        }
        return place(file, 1) + e.getMessage();
    }

    /** A string of a file's head is a template of its own, named {@code file#1}. */
    private static String place(String file, int line) {
        return file.replaceFirst("#\\d+$", "") + ":" + line + ": ";
    }
}
