package dev.dutydesk.state.redis;

/** The bot must not run on this Redis; the words are for the person who starts it, and hold no secret. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String hint;

    /**
     * @param what what is wrong, in a sentence
     * @param hint what to do about it, in a sentence
     */
    public StartRefused(String what, String hint) {
        super(what);
        this.what = what;
        this.hint = hint;
    }

    /** What is wrong, in a sentence. */
    public String what() {
        return what;
    }

    /** What to do about it, in a sentence. */
    public String hint() {
        return hint;
    }
}
