package dev.dutydesk.chat;

/**
 * The platform itself makes a person's telephone or its own app ring, or sends a text message, for those whom a message alone wouldn't wake.
 * It may cost, have a quota, and need a permission of its own.
 */
public interface Urges extends ChatAdapter, SendsDirect {
    /** By which means. */
    enum Means {
        /** The platform's own app rings, or shows it above all else. */
        APP,
        SMS,
        CALL
    }

    /** Whether that is switched on; else it is never asked to. */
    boolean isUrging();

    /**
     * Urges the one person of a direct conversation ({@link Channel#isDirect}). What it says is the title of the post's card.
     * Whether the person took the call, the platform doesn't say.
     *
     * @param post the same id for each try; a repeat may urge again
     * @throws NotPosted where the person was not, or perhaps not, urged: also where the quota is used up
     */
    void urge(Post post, Means means) throws NotPosted;
}
