package dev.dutydesk.templates;

/** A template file that can't be used, with where and why. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param line from 1 */
    Broken(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason.replace('\n', ' ').strip());
    }
}
