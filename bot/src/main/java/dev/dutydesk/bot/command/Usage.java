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
        String text = chinese ? "内容" : "text";
        String rest = switch (command.takes()) {
            case KEY -> " " + ticket;
            case KEY_AND_TEXT -> " " + ticket + " " + text;
            case TEXT -> " " + text;
            case FILTER -> chinese ? " [我的|组]" : " [mine|group]";
            case TOPIC -> chinese ? " [命令]" : " [command]";
        };
        String options = command.options().stream()
                .map(option -> " [--" + option.word() + "]")
                .collect(Collectors.joining());
        return plain(command, locale) + rest + options;
    }
}
