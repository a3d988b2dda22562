package dev.dutydesk.web;

/** Redis gave no answer: what was asked may have been done or not. */
final class StoreSilent extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreSilent(String message) {
        super(message);
    }

    StoreSilent(String message, Throwable cause) {
        super(message, cause);
    }

    /** A short sentence, without secrets. */
    String why() {
        return String.valueOf(getMessage());
    }
}
