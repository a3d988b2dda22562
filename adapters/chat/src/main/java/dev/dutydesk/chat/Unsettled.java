package dev.dutydesk.chat;

/** Not to be acknowledged to the platform: what became of a delivery isn't known yet, or its sender wasn't told. */
public final class Unsettled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unsettled(String message) {
        super(message);
    }
}
