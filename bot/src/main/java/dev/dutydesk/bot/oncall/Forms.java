package dev.dutydesk.bot.oncall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How what is wanted of the rosters is typed, in both languages. The first that fits counts. */
final class Forms {
    private static final String PERSON = "(?<person>[^\\s,，]+)";
    private static final String GROUP = "(?:\\s+(?<group>\\S+))?";

    static final Map<Pattern, Function<Matcher, Asked>> ALL = all();

    private Forms() {}

    private static Map<Pattern, Function<Matcher, Asked>> all() {
        Map<Pattern, Function<Matcher, Asked>> forms = new LinkedHashMap<>();
        Function<Matcher, Asked> cover = m -> new Asked.Cover(m.group("when"), m.group("person"), m.group("group"));
        forms.put(form("(?:cover|代班|顶班)\\s+(?<when>.+?)\\s*(?:\\bfor\\b|替|给)\\s*" + PERSON + GROUP), cover);
        forms.put(
                form("(?:代班|顶班|替)\\s*(?:替\\s*)?" + PERSON + "\\s+(?<when>.+)"),
                m -> new Asked.Cover(m.group("when"), m.group("person"), null));
        Function<Matcher, Asked> swap = m -> new Asked.Swap(m.group("when"), m.group("person"), m.group("back"));
        String back = "(?:\\s+(?:on\\s+|的\\s*)?(?<back>.+))?";
        forms.put(form("(?:swap|换班)\\s+(?<when>.+?)\\s*(?:\\bwith\\b|和|跟|与)\\s*" + PERSON + back), swap);
        forms.put(
                form("(?:away|请假|休假)\\s+(?<when>.+?)(?:\\s*(?:\\bfor\\b|替)\\s*" + PERSON + ")?"),
                m -> new Asked.Away(m.group("when"), m.group("person")));
        forms.put(form("(?:undo|撤销)[\\s.]+(?<id>\\S+)"), m -> new Asked.Undo(m.group("id")));
        forms.put(form("agree\\.(?<id>\\S+)"), m -> new Asked.Answer(m.group("id"), true));
        forms.put(form("decline\\.(?<id>\\S+)"), m -> new Asked.Answer(m.group("id"), false));
        forms.put(form("(?:keep|我带走)[\\s.]+(?<key>\\S+)"), m -> new Asked.Keep(m.group("key")));
        forms.put(form("(?:calendar|日历)(?<anew>[\\s.]+(?:new|换新))?"), m -> new Asked.Calendar(m.group("anew") != null));
        forms.put(form("(?:ping|测试通知)"), m -> new Asked.Ping());
        return forms;
    }

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
