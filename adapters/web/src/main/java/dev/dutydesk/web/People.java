package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound.Sender;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is meant by a {@code user} or {@code as}: an account of the desk, a person's exact name, else a guest by that name. */
final class People {
    static final Sender BOT = new Sender("dutydesk", "Dutydesk");

    private static final int LONGEST_NAME = 60;
    /** Controls, direction marks and the like: they could make one name look like another. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final Directory directory;

    People(Directory directory) {
        this.directory = directory;
    }

    /** @throws org.springframework.web.ErrorResponseException where it can't be a name */
    Sender sender(Channel room, @Nullable String user) {
        if (user == null) {
            throw Fault.USER_MISSING.in(room.locale());
        }
        String name = BLANKS.matcher(INVISIBLE
                        .matcher(Normalizer.normalize(user, Normalizer.Form.NFC))
                        .replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (name.isEmpty()) {
            throw Fault.USER_MISSING.in(room.locale());
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Fault.USER_TOO_LONG.in(room.locale(), LONGEST_NAME);
        }
        if (name.equalsIgnoreCase(BOT.account())) {
            throw Fault.USER_IS_BOT.in(room.locale());
        }
        Sender named = null;
        for (Directory.Member member : directory.members(room.desk(), WebChat.PLATFORM)) {
            if (member.account().equals(name)) {
                return new Sender(member.account(), member.name());
            }
            if (named == null && member.name().equals(name)) {
                named = new Sender(member.account(), member.name());
            }
        }
        return named == null ? new Sender(name, name) : named;
    }

    /** The account that may see what is only for it; null where nobody is named. */
    @Nullable
    String viewer(Channel room, @Nullable String as) {
        return as == null || as.isBlank() ? null : sender(room, as).account();
    }
}
