package dev.dutydesk.slack;

import dev.dutydesk.templates.Templates;
import java.util.Locale;

/** What Slack's own dialogs say. */
record Words(String send, String cancel, String sure, String report) {
    static Words in(Locale locale) {
        Templates built = Templates.builtIn();
        return new Words(
                built.word(locale, "dialog.send"),
                built.word(locale, "dialog.cancel"),
                built.word(locale, "dialog.sure"),
                built.word(locale, "dialog.report"));
    }
}
