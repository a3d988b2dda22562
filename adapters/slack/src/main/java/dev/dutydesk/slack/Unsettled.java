package dev.dutydesk.slack;

/** Not to be acknowledged: what became of it isn't known yet, or its sender wasn't told. */
final class Unsettled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsettled(String message) {
        super(message);
    }
}
