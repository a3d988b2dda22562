package dev.dutydesk.lark;

import dev.dutydesk.templates.Templates;
import java.util.Locale;

/** What Lark's own dialogs and forms say. */
record Words(String send, String sent, String sure) {
    static Words in(Locale locale) {
        Templates built = Templates.builtIn();
        return new Words(
                built.word(locale, "dialog.send"),
                built.word(locale, "dialog.sent"),
                built.word(locale, "dialog.sure"));
    }
}
