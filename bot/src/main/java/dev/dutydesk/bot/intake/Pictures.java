package dev.dutydesk.bot.intake;

import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a report says that is nothing but pictures or other files, until somebody says what they show. */
public final class Pictures {
    private static final String CHINESE = "[图片] ";
    private static final String ENGLISH = "[Picture] ";

    private Pictures() {}

    public static String say(List<Inbound.File> files, Locale locale) {
        String mark = locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
        return files.stream().map(Inbound.File::name).collect(Collectors.joining(" ", mark, ""));
    }

    /** Whether the description is such a one. */
    public static boolean isAll(String description) {
        return description.startsWith(CHINESE) || description.startsWith(ENGLISH);
    }
}
