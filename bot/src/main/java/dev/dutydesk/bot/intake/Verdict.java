package dev.dutydesk.bot.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people say of a fix in passing. It is never taken for the act itself: it only suggests what to ask. */
public enum Verdict {
    FINE,
    STILL_BROKEN;

    /** A verdict is short; a longer text tells of something. */
    private static final int LONGEST = 40;

    private static final Pattern BROKEN = Pattern.compile(
            "还是(?:不行|不能|不好|没好|付不了|打不开|一样|老样子|有问题|报错|慢|卡)|还不行|没好|没修好|没有好|不行啊"
                    + "|又(?:不行|坏|出现|挂|报错)|依然|仍然|still (?:broken|not|doesn't|can't|fails|failing|down|slow)|not fixed|isn't fixed|doesn't work|no luck|broken again");
    private static final Pattern FINE_NOW =
            Pattern.compile("^(?:都|已经|已|现在|刚试了?|试了|可以了|嗯|哦)*(?:好了|好啦|可以了|可以用了|正常了|恢复了|没问题了|行了|ok了|修好了)"
                    + "|\\b(?:works (?:now|again|fine)|fixed now|all good|it works|looks good|fine now)\\b");
    /** Asked whether it is fine, nobody says that it is. */
    private static final Pattern ASKED = Pattern.compile("吗|没有?[?]|没$|[?]|什么时候");

    /** Empty where the text says neither, asks, or says more than that. */
    public static Optional<Verdict> of(String text) {
        String plain = PlainText.of(text);
        if (plain.length() > LONGEST || ASKED.matcher(plain).find()) {
            return Optional.empty();
        }
        if (BROKEN.matcher(plain).find()) {
            return Optional.of(STILL_BROKEN);
        }
        return FINE_NOW.matcher(plain).find() ? Optional.of(FINE) : Optional.empty();
    }
}
