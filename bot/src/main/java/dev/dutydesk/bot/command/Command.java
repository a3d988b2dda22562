package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one table of what people can tell the bot to do. Parser, help, docs and the names of buttons come from it.
 *
 * <p>A command is typed as {@code /verb …}, {@code @dutydesk verb …}, or without either where a key follows it.
 */
public enum Command {
    REPORT(Verb.REPORT, Takes.TEXT, List.of("report", "报修")),
    SHOW(null, Takes.KEY, List.of("show", "查看"), Option.WHY),
    LIST(null, Takes.FILTER, List.of("list", "列表")),
    MINE(null, Takes.NOTHING, List.of("mine", "我的")),
    ACK(Verb.ACKNOWLEDGE, Takes.KEY, List.of("ack", "acknowledge", "接单")),
    RELEASE(Verb.RELEASE, Takes.KEY_AND_TEXT, List.of("release", "退回")),
    ASSIGN(Verb.ASSIGN, Takes.KEY_AND_TEXT, List.of("assign", "转派")),
    DIAGNOSE(Verb.DIAGNOSE, Takes.KEY_AND_TEXT, List.of("diagnose", "定位")),
    PROGRESS(Verb.PROGRESS, Takes.KEY_AND_TEXT, List.of("progress", "进展"), Option.NEXT),
    ASK(Verb.ASK, Takes.KEY_AND_TEXT, List.of("ask", "询问")),
    HOLD(Verb.HOLD, Takes.KEY_AND_TEXT, List.of("hold", "挂起")),
    RESUME(Verb.RESUME, Takes.KEY_AND_TEXT, List.of("resume", "恢复")),
    RESOLVE(
            Verb.RESOLVE,
            Takes.KEY_AND_TEXT,
            List.of("resolve", "解决"),
            Option.VERSION,
            Option.ROLLBACK,
            Option.REGRESSION,
            Option.CAUSE),
    WITHDRAW(Verb.WITHDRAW, Takes.KEY_AND_TEXT, List.of("withdraw", "撤回")),
    ACCEPT(Verb.ACCEPT, Takes.KEY, List.of("accept", "验收"), Option.STARS, Option.FOR_REPORTER),
    REJECT(Verb.REJECT, Takes.KEY_AND_TEXT, List.of("reject", "驳回")),
    REOPEN(Verb.REOPEN, Takes.KEY_AND_TEXT, List.of("reopen", "重开")),
    GRADE(Verb.REGRADE, Takes.KEY_AND_TEXT, List.of("grade", "regrade", "定级"), Option.GRADE),
    CLASSIFY(
            Verb.CLASSIFY,
            Takes.KEY_AND_TEXT,
            List.of("classify", "归类"),
            Option.CATEGORY,
            Option.MODULE,
            Option.CAUSE,
            Option.SCOPE),
    RATE(Verb.RATE, Takes.KEY_AND_TEXT, List.of("rate", "评分"), Option.STARS),
    COMMENT(Verb.COMMENT, Takes.KEY_AND_TEXT, List.of("comment", "备注")),
    MERGE(Verb.MERGE, Takes.KEY_AND_TEXT, List.of("merge", "合并")),
    LINK(Verb.LINK, Takes.KEY_AND_TEXT, List.of("link", "关联")),
    CANCEL(Verb.CANCEL, Takes.KEY_AND_TEXT, List.of("cancel", "取消"), Option.KIND, Option.LINK),
    NUDGE(Verb.NUDGE, Takes.KEY, List.of("nudge", "催")),
    REDACT(Verb.REDACT, Takes.KEY_AND_TEXT, List.of("redact", "隐去"), Option.FILE),
    REVEAL(Verb.REVEAL, Takes.KEY, List.of("reveal", "查看原文")),
    RETRO(
            Verb.RETRO,
            Takes.KEY_AND_TEXT,
            List.of("retro", "总结"),
            Option.ROOT,
            Option.WELL,
            Option.BADLY,
            Option.PREVENTION),
    ARCHIVE(Verb.ARCHIVE, Takes.KEY, List.of("archive", "归档")),
    ONCALL(null, Takes.ROTA, List.of("oncall", "值班")),
    PROMOTION(null, Takes.PERIOD, List.of("promotion", "大促")),
    PATROL(null, Takes.WATCH, List.of("patrol", "巡检")),
    REVIEW(null, Takes.REVIEW, List.of("review", "复盘")),
    ACTION(null, Takes.ACTION, List.of("action", "行动")),
    TEST(null, Takes.FILTER, List.of("test", "测试")),
    OFFBOARD(null, Takes.PEOPLE, List.of("offboard", "离职")),
    TRY(null, Takes.TEXT, List.of("try", "试跑")),
    WHO(null, Takes.NOTHING, List.of("who", "我是谁")),
    HERE(null, Takes.NOTHING, List.of("here", "本群")),
    HELP(null, Takes.TOPIC, List.of("help", "帮助"));

    /** What follows the verb. */
    public enum Takes {
        /** A ticket's key. */
        KEY,
        /** A ticket's key, then text. */
        KEY_AND_TEXT,
        /** Text. */
        TEXT,
        /** What somebody wants of the rosters, a group or nothing. */
        ROTA,
        /** To start one, to end it, or nothing. */
        PERIOD,
        /** To run a check, to silence or sign one, or nothing. */
        WATCH,
        /** A kind of review, days, or nothing. */
        REVIEW,
        /** Who does what by when. */
        ACTION,
        /** Who leaves, and who follows. */
        PEOPLE,
        /** {@code mine}, a group or nothing; a grade where that makes sense. */
        FILTER,
        /** Another command's name, or nothing. */
        TOPIC,
        /** Nothing at all. */
        NOTHING;

        boolean key() {
            return this == KEY || this == KEY_AND_TEXT;
        }
    }

    private final @Nullable Verb verb;
    private final Takes takes;
    private final List<String> names;
    private final List<Option> options;

    Command(@Nullable Verb verb, Takes takes, List<String> names, Option... options) {
        this.verb = verb;
        this.takes = takes;
        this.names = names;
        this.options = List.of(options);
    }

    /** What it does to a ticket; null where it only asks. */
    public @Nullable Verb verb() {
        return verb;
    }

    public Takes takes() {
        return takes;
    }

    /** Its names, the usual one first, the Chinese one last. */
    public List<String> names() {
        return names;
    }

    /** The name that help gives in that language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? names.getLast() : names.getFirst();
    }

    /** Those that people may type. */
    public List<Option> options() {
        return options;
    }

    /** Those that end its text, the one that only buttons carry included. */
    List<Option> allOptions() {
        return verb == null
                ? options
                : Stream.concat(options.stream(), Stream.of(Option.DRAFT)).toList();
    }

    /** Those that a button or a form can bring: a form of a report asks for more than anybody types. */
    List<Option> tapped() {
        return this == REPORT
                ? List.of(Option.TITLE, Option.MODULE, Option.GRADE, Option.ORDER, Option.DRAFT)
                : allOptions();
    }

    /** The command with that name, in either case, in full-width letters too. */
    public static Optional<Command> named(String name) {
        String plain = HalfWidth.of(name).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(command -> command.names.contains(plain))
                .findFirst();
    }

    /** The command that does that to a ticket. */
    public static Optional<Command> of(Verb verb) {
        return Stream.of(values()).filter(command -> command.verb == verb).findFirst();
    }
}
