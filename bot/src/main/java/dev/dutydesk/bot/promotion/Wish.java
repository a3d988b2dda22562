package dev.dutydesk.bot.promotion;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody wants of the promotions, as typed: {@code start 双十二 until 12-13}, {@code 结束}. */
public sealed interface Wish {
    /** @param name empty where none was said @param until when it is over, as typed; empty for until it is ended */
    record Start(String name, String until) implements Wish {}

    record End() implements Wish {}

    record Show() implements Wish {}

    Pattern START = Pattern.compile(
            "(?:(?:start|begin)(?:\\s+|$)|开始\\s*)(?<name>(?!until\\s|to\\s|到|至)\\S.*?)?"
                    + "(?:\\s*(?:\\b(?:until|to)\\s+|(?:到|至)\\s*)(?<until>\\S.*))?",
            Pattern.CASE_INSENSITIVE);
    Pattern END = Pattern.compile("end|stop|结束", Pattern.CASE_INSENSITIVE);

    /** Empty where it is none of these. */
    static Optional<Wish> read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.of(new Show());
        }
        if (END.matcher(text).matches()) {
            return Optional.of(new End());
        }
        Matcher start = START.matcher(text);
        if (!start.matches()) {
            return Optional.empty();
        }
        String name = start.group("name");
        String until = start.group("until");
        return Optional.of(new Start(name == null ? "" : name.strip(), until == null ? "" : until.strip()));
    }
}
