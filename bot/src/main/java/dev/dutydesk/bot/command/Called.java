package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.ticket.DeskTemplates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows what people call the desk's people, groups and codes, in both languages. */
final class Called {
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final DeskTemplates templates;

    Called(DeskTemplates templates) {
        this.templates = templates;
    }

    /** @param as {@code category}, {@code module} or {@code cause} */
    record Filed(Option as, String code) {}

    /** A name without what makes a mention of it. */
    String plain(String text) {
        return text.strip()
                .replaceFirst("(?i)\\A(?:给|到|to)\\s*(?=\\S)", "")
                .replaceFirst("\\A<?[@＠]", "")
                .replaceFirst(">\\z", "")
                .strip();
    }

    /** The person's id, by id, account on the channel's platform or name, or by 我 and {@code me}; null for nobody's. */
    @Nullable
    String person(Turn turn, String word) {
        if (word.equals("我") || word.equalsIgnoreCase("me")) {
            return turn.actor().id();
        }
        Desk desk = turn.desk();
        return desk.person(word.toLowerCase(Locale.ROOT))
                .or(() -> desk.personByAccount(turn.channel().platform(), word))
                .or(() -> desk.team().byName(word))
                .map(Person::id)
                .orElse(null);
    }

    /** The group's id, by id or name in any language; null for none. */
    @Nullable
    String group(Desk desk, String word) {
        return desk.team().groups().values().stream()
                .filter(each ->
                        each.id().equalsIgnoreCase(word) || each.name().texts().containsValue(word))
                .map(Group::id)
                .findFirst()
                .orElse(null);
    }

    /** One of the desk's reasons to hold; what is none is answered as it came. */
    String holdReason(Desk desk, String word) {
        return code(desk, "hold", desk.handling().hold().reasons(), word).orElse(word.strip());
    }

    @Nullable
    String cause(Desk desk, @Nullable String word) {
        return word == null ? null : code(desk, "cause", desk.causes(), word).orElse(word);
    }

    @Nullable
    String category(Desk desk, @Nullable String word) {
        return word == null
                ? null
                : code(desk, "category", categories(desk), word).orElse(word);
    }

    @Nullable
    String module(Desk desk, @Nullable String word) {
        return word == null ? null : code(desk, "module", modules(desk), word).orElse(word);
    }

    /** A module before a category of the same name, since it says more; then a cause. */
    Optional<Filed> filed(Desk desk, String word) {
        return code(desk, "module", modules(desk), word)
                .map(code -> new Filed(Option.MODULE, code))
                .or(() -> code(desk, "category", categories(desk), word).map(code -> new Filed(Option.CATEGORY, code)))
                .or(() -> code(desk, "cause", desk.causes(), word).map(code -> new Filed(Option.CAUSE, code)));
    }

    static List<String> categories(Desk desk) {
        return desk.routing().stream().map(Rule::category).distinct().toList();
    }

    static List<String> modules(Desk desk) {
        return desk.routing().stream().map(Rule::module).distinct().toList();
    }

    private Optional<String> code(Desk desk, String kind, List<String> codes, String word) {
        String typed = word.strip();
        return codes.stream()
                .filter(code -> Stream.concat(
                                Stream.of(code),
                                LANGUAGES.stream()
                                        .map(language -> templates.of(desk).word(language, kind + "." + code)))
                        .anyMatch(typed::equalsIgnoreCase))
                .findFirst();
    }
}
