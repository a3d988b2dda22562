package dev.dutydesk.state.redis;

/** The bot must not start like this; the words are for the person at the console. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String hint;

    /**
     * @param what what is wrong, one sentence without secrets
     * @param hint what to do about it, one sentence
     */
    public StartRefused(String what, String hint) {
        super(what);
        this.hint = hint;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
