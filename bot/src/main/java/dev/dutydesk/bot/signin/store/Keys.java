package dev.dutydesk.bot.signin.store;

/** The names of what is kept; all stand under the web app's tag, since an account is the same in every desk. */
final class Keys {
    private static final String HEAD = "dd:{web}:sign-in:";

    private Keys() {}

    static String account(String account) {
        return HEAD + "account:" + account;
    }

    /** The digests of the account's sessions and tokens. */
    static String sessions(String account) {
        return HEAD + "sessions:" + account;
    }

    static String session(String digest) {
        return HEAD + "session:" + digest;
    }

    static String link(String digest) {
        return HEAD + "link:" + digest;
    }

    static String triesOfAccount(String account) {
        return HEAD + "tries:account:" + account;
    }

    static String triesFrom(String address) {
        return HEAD + "tries:address:" + address;
    }
}
