package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound.Sender;
import java.text.Normalizer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by a {@code user} or {@code as}: an account of the desk, a person's exact name, else a guest by that name.
 * Who is signed in is meant by silence too, and can mean nobody else.
 */
final class People {
    static final Sender BOT = new Sender("dutydesk", "Dutydesk");

    private static final int LONGEST_NAME = 60;
    /** Controls, direction marks and the like: they could make one name look like another. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final Directory directory;
    private final Supplier<@Nullable String> caller;

    /** @param caller the account that is signed in; null where nobody signs in */
    People(Directory directory, Supplier<@Nullable String> caller) {
        this.directory = directory;
        this.caller = caller;
    }

    /** @throws org.springframework.web.ErrorResponseException where it can't be a name, or isn't the caller's */
    Sender sender(Channel room, @Nullable String user) {
        Sender sender = caller(room, user);
        if (room.isDirect() && !sender.account().equals(room.account())) {
            throw Fault.NOT_YOUR_ROOM.in(room.locale());
        }
        return sender;
    }

    private Sender caller(Channel room, @Nullable String user) {
        String signedIn = caller.get();
        if (signedIn == null) {
            return named(room, user);
        }
        Sender sender = named(room, user == null ? signedIn : user);
        if (!sender.account().equals(signedIn)) {
            throw Fault.NOT_THE_CALLER.in(room.locale(), signedIn, sender.account());
        }
        return sender;
    }

    private Sender named(Channel room, @Nullable String user) {
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

    /** The account that may see what is only for it; null where nobody is named or signed in. */
    @Nullable
    String viewer(Channel room, @Nullable String as) {
        boolean unsaid = as == null || as.isBlank();
        if (unsaid && !room.isDirect()) {
            return caller.get();
        }
        return sender(room, unsaid ? null : as).account();
    }
}
