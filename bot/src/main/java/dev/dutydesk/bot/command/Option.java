package dev.dutydesk.bot.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A named part of a command: {@code --version 1.4.2}. */
public enum Option {
    VERSION("version", "版本", Form.WORD, "版本" + Patterns.NUMBER, Map.of()),
    ROLLBACK("rollback", "回滚", Form.WORD, "回滚到?" + Patterns.NUMBER, Map.of()),
    REGRESSION(
            "regression",
            "回归",
            Form.WORD,
            "回归(?:测试)?:?\\s?(?=(?:通过|未通过|没通过|失败|无|无需)" + Patterns.END + ")",
            Map.of(
                    "passed", List.of("通过"),
                    "failed", List.of("未通过", "没通过", "失败"),
                    "none", List.of("无", "无需"))),
    CAUSE("cause", "原因", Form.WORD),
    STARS(
            "stars",
            "评分",
            Form.WORD,
            null,
            Map.of("1", List.of(), "2", List.of(), "3", List.of(), "4", List.of(), "5", List.of())),
    FOR_REPORTER("for-reporter", "代验收", Form.REST),
    /** When the next line for all who wait is due: a time of day. */
    NEXT("next", "下次", Form.TIME, "(?:下次|next):?\\s*(?=\\d{1,2}:\\d{2}" + Patterns.END + ")", Map.of()),
    GRADE(
            "grade",
            "级别",
            Form.WORD,
            null,
            Map.of("P1", List.of("1"), "P2", List.of("2"), "P3", List.of("3"), "routine", List.of("日常"))),
    CATEGORY("category", "类别", Form.WORD),
    MODULE("module", "模块", Form.WORD),
    SCOPE("scope", "范围", Form.WORD, null, Map.of("in", List.of("内", "协议内"), "out", List.of("外", "协议外"))),
    KIND(
            "kind",
            "性质",
            Form.WORD,
            null,
            Map.of(
                    "withdrawn", List.of("撤回", "不用了"),
                    "false-alarm", List.of("误报"),
                    "backlog", List.of("待办", "放入待办"))),
    LINK("link", "链接", Form.WORD),
    /** What the form of a report asks for besides what happened. */
    TITLE("title", "标题", Form.REST),
    ORDER("order", "订单", Form.WORD),
    /** Asks for the reasons. */
    WHY("why", "为什么", Form.FLAG, null, Map.of("yes", List.of())),
    /** A file of the ticket, by its name. */
    FILE("file", "附件", Form.WORD),
    /** What a retrospective says besides what happened. */
    ROOT("root", "起因", Form.REST),
    WELL("well", "做得好", Form.REST),
    BADLY("badly", "做得不好", Form.REST),
    PREVENTION("prevention", "预防", Form.REST),
    /** What a button goes on with that was refused for something missing; never typed by people. */
    DRAFT("draft", "草稿", Form.WORD);

    /** How far an option's value reaches; quotes hold anything together. */
    enum Form {
        /** To the next blank. */
        WORD,
        /** To the next blank, and a time of day: {@code 10:30}. */
        TIME,
        /** To the next option of the command, or the end. */
        REST,
        /** No value follows: it is said or not. */
        FLAG
    }

    /** What the names without dashes are followed by, in half-width signs. */
    private static final class Patterns {
        /** A version: right behind the name, or with a blank between where it can be nothing else. */
        static final String NUMBER = "(?::\\s*|\\s(?=[vV]?\\d+\\.\\d))?(?=[vV]?\\d)";

        static final String END = "(?:[\\s,.;!。、]|\\z)";

        private Patterns() {}
    }

    private static final Pattern TIME = Pattern.compile("(?:[01]?\\d|2[0-3]):[0-5]\\d");

    private final String word;
    private final String chinese;
    private final Form form;
    private final @Nullable String bare;
    private final Map<String, List<String>> choices;

    Option(String word, String chinese, Form form) {
        this(word, chinese, form, null, Map.of());
    }

    Option(String word, String chinese, Form form, @Nullable String bare, Map<String, List<String>> choices) {
        this.word = word;
        this.chinese = chinese;
        this.form = form;
        this.bare = bare;
        this.choices = choices;
    }

    /** As in {@code --version}, without the dashes. */
    public String word() {
        return word;
    }

    /** Its Chinese name, typed after dashes as well. */
    public String chinese() {
        return chinese;
    }

    /** As it is typed in that language, without the dashes. */
    String name(Locale language) {
        return isChinese(language) ? chinese : word;
    }

    /** The only values it takes, as they are typed in that language, in order; empty where it takes any. */
    List<String> choices(Locale language) {
        return choices().stream()
                .map(choice -> isChinese(language)
                        ? choices.getOrDefault(choice, List.of()).stream()
                                .findFirst()
                                .orElse(choice)
                        : choice)
                .toList();
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }

    /** The only values it takes, in order; empty where it takes any. */
    public List<String> choices() {
        return choices.keySet().stream().sorted().toList();
    }

    Form form() {
        return form;
    }

    /**
     * How its name stands right before its value without dashes, as a pattern for half-width text; null where it always needs
     * them.
     */
    @Nullable
    String bare() {
        return bare;
    }

    /** The value as the rest of the bot knows it; empty where it is none of the choices. */
    Optional<String> read(String typed) {
        String plain = HalfWidth.of(typed);
        if (form == Form.TIME) {
            return Optional.of(plain).filter(time -> TIME.matcher(time).matches());
        }
        return choices.isEmpty()
                ? Optional.of(typed)
                : choices.entrySet().stream()
                        .filter(choice -> choice.getKey().equalsIgnoreCase(plain)
                                || choice.getValue().contains(plain))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
