package dev.dutydesk.bot.command;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a command is typed. */
final class Usage {
    private Usage() {}

    /** Without what may follow it. */
    static String plain(Command command, Locale locale) {
        return "/" + command.name(locale);
    }

    /** @param key a ticket's key to show it with; null for any */
    static String of(Command command, Locale locale, @Nullable String key) {
        boolean chinese = locale.getLanguage().equals("zh");
        String ticket = key == null ? (chinese ? "工单号" : "KEY") : key;
        String text = text(command, chinese);
        String rest = switch (command.takes()) {
            case KEY -> " " + ticket;
            case KEY_AND_TEXT -> " " + ticket + " " + text;
            case TEXT, ROTA, PERIOD, WATCH, REVIEW, ACTION, PEOPLE -> " " + text;
            case FILTER ->
                command == Command.TEST
                        ? (chinese ? " [组] [级别]" : " [group] [grade]")
                        : chinese ? " [我的|组]" : " [mine|group]";
            case TOPIC -> chinese ? " [命令]" : " [command]";
            case NOTHING -> "";
        };
        String options = command.options().stream()
                .filter(option -> !isSaidByText(command, option))
                .map(option -> " [--" + option.name(locale) + "]")
                .collect(Collectors.joining());
        return plain(command, locale) + rest + options;
    }

    /** What stands after the key, by its sense. */
    private static String text(Command command, boolean chinese) {
        return switch (command) {
            case ASSIGN -> chinese ? "人或组" : "person|group";
            case HOLD, RELEASE, REJECT, REOPEN -> chinese ? "理由" : "reason";
            case ASK -> chinese ? "问题" : "question";
            case RESUME -> chinese ? "[答复]" : "[answer]";
            case WITHDRAW -> chinese ? "[理由]" : "[reason]";
            case GRADE -> chinese ? "P1|P2|P3|日常 [理由]" : "P1|P2|P3|routine [reason]";
            case CLASSIFY -> chinese ? "[类别或模块]" : "[category|module]";
            case RATE -> chinese ? "1-5 [评语]" : "1-5 [remark]";
            case MERGE -> chinese ? "并入的工单号" : "other-KEY";
            case LINK -> chinese ? "工单号或链接" : "KEY|address";
            case CANCEL -> chinese ? "撤回|误报|待办 [理由]" : "withdrawn|false-alarm|backlog [reason]";
            case REDACT -> chinese ? "要隐去的文字|全文" : "passage|all";
            case PROMOTION -> chinese ? "[开始 名称 到 日期|结束]" : "[start NAME until DAY|end]";
            case PATROL ->
                chinese
                        ? "[查 检查项|静默 检查项 时长 理由|签核 检查项 正常|有问题 说明]"
                        : "[run ID|silence ID LENGTH WHY|sign ID ok|bad REMARK]";
            case REVIEW -> chinese ? "[周|月|日期..日期|重发|明细|对比]" : "[weekly|monthly|DAY..DAY|again|details|compare]";
            case ACTION -> chinese ? "人 内容 到 日期" : "person text due DAY";
            case OFFBOARD -> chinese ? "人 接手的人" : "person follower";
            case ONCALL ->
                chinese
                        ? "[组|代班 日期 替 人|换班 日期 和 人|请假 日期|日历]"
                        : "[group|cover DAY for person|swap DAY with person|away DAYS|calendar]";
            default -> chinese ? "内容" : "text";
        };
    }

    /** What the first word of the text says as well, in fewer letters. */
    private static boolean isSaidByText(Command command, Option option) {
        return switch (option) {
            case GRADE, KIND -> true;
            case STARS -> command == Command.RATE;
            default -> false;
        };
    }
}
