package dev.dutydesk.bot.desk.shape;

/**
 * What is named in one place of a file and referred to in others.
 *
 * @param word for a fault's words: {@code group}
 * @param secret whether the name itself must never be shown
 */
public record Kind(String word, Once once, boolean secret) {
    /** Where a name may stand only once. */
    public enum Once {
        NOT,
        IN_ITS_FILE,
        IN_ALL_FILES
    }

    public Kind(String word, Once once) {
        this(word, once, false);
    }

    /** {@code the group 'dev'}, for a fault's words. */
    public String named(String name) {
        return secret ? "the same " + word : "the " + word + " '" + name + "'";
    }
}
