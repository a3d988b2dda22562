package dev.dutydesk.bot.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named part of a command: {@code --version 1.4.2}. */
public enum Option {
    VERSION("version", "版本", Form.WORD, Map.of()),
    ROLLBACK("rollback", "回滚", Form.WORD, Map.of()),
    REGRESSION(
            "regression",
            "回归",
            Form.WORD,
            Map.of("passed", List.of("通过"), "failed", List.of("未通过", "失败"), "none", List.of("无"))),
    CAUSE("cause", "原因", Form.WORD, Map.of()),
    STARS(
            "stars",
            "评分",
            Form.WORD,
            Map.of("1", List.of(), "2", List.of(), "3", List.of(), "4", List.of(), "5", List.of())),
    FOR_REPORTER("for-reporter", "代验收", Form.REST, Map.of()),
    /** What a button goes on with that was refused for something missing; never typed by people. */
    DRAFT("draft", "草稿", Form.WORD, Map.of());

    /** How far an option's value reaches; quotes hold anything together. */
    enum Form {
        /** To the next blank. */
        WORD,
        /** To the next option of the command, or the end. */
        REST
    }

    private final String word;
    private final String chinese;
    private final Form form;
    private final Map<String, List<String>> choices;

    Option(String word, String chinese, Form form, Map<String, List<String>> choices) {
        this.word = word;
        this.chinese = chinese;
        this.form = form;
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

    /** The only values it takes, in order; empty where it takes any. */
    public List<String> choices() {
        return choices.keySet().stream().sorted().toList();
    }

    Form form() {
        return form;
    }

    /** The value as the rest of the bot knows it; empty where it is none of the choices. */
    Optional<String> read(String typed) {
        return choices.isEmpty()
                ? Optional.of(typed)
                : choices.entrySet().stream()
                        .filter(choice -> choice.getKey().equalsIgnoreCase(typed)
                                || choice.getValue().contains(typed))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
