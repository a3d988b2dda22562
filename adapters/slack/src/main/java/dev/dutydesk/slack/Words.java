package dev.dutydesk.slack;

import java.util.Locale;

/** What Slack's own dialogs say. */
record Words(String send, String cancel, String sure) {
    private static final Words CHINESE = new Words("提交", "取消", "确定吗？");
    private static final Words ENGLISH = new Words("Send", "Cancel", "Are you sure?");

    static Words in(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
