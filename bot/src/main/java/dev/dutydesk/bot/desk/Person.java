package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.DeskChannel.Platform;
import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Someone the desk knows.
 *
 * @param groups the responder groups, in order; empty for one who only reports
 * @param side the reporting side; null for one who has none of their own
 * @param deputy who may accept in this one's place
 * @param role null for most
 * @param accounts the platforms' own ids of the person
 * @param locale the language of messages to this person alone; null for the channel's
 */
public record Person(
        String id,
        String name,
        List<String> groups,
        @Nullable String side,
        @Nullable String deputy,
        @Nullable Role role,
        Map<Platform, String> accounts,
        @Nullable Secret mobile,
        @Nullable String email,
        @Nullable Locale locale) {

    public enum Role {
        /** May override in the whole desk. */
        LEAD,
        /** Cares for the bot itself; no power over tickets. */
        ADMIN
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    static final Shape<List<Person>> ALL =
            Shapes.list(Shapes.keys("a person: id, name, groups, side, accounts, …", Person::read));

    /** The person's own id on that platform. */
    public Optional<String> account(String platform) {
        return accounts.entrySet().stream()
                .filter(a -> a.getKey().word().equals(platform))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The same, with an account that the file doesn't say. */
    Person with(Platform platform, String account) {
        Map<Platform, String> all = new HashMap<>(accounts);
        all.put(platform, account);
        return new Person(id, name, groups, side, deputy, role, Map.copyOf(all), mobile, email, locale);
    }

    private static Person read(Fields f) {
        Person person = new Person(
                f.need(
                        "id",
                        Shapes.naming(Kinds.PERSON, "a person's id of a-z, 0-9, '.', '_' and '-'", ID),
                        "The person's name in records and in this file; never changes."),
                f.need("name", Shapes.TEXT, "What people call the person."),
                f.or(
                        "groups",
                        Shapes.list(Shapes.naming(Kinds.GROUP)),
                        "[]",
                        "The responder groups; one who is in any is a responder."),
                f.may("side", Shapes.naming(Kinds.SIDE), "The reporting side; absent = the first group."),
                f.may("deputy", Shapes.naming(Kinds.PERSON), "Who may accept in this one's place."),
                f.may(
                        "role",
                        Shapes.choice(Role.values(), Forms::word),
                        "`lead` may override in the whole desk; `admin` cares for the bot and has no power over tickets."),
                accounts(f),
                f.may(
                        "mobile",
                        Secret.shape("a telephone number", (reading, m) -> reading.warn(m.at(), m.what())),
                        "For calls and text messages."),
                f.may("email", Forms.EMAIL, "For mail."),
                f.may("locale", Forms.LOCALE, "The language of what only this person reads; absent = the channel's."));
        if (person.id().equals("clock")) {
            f.fault("id", "'clock' is the bot's own name in records; take another id");
        }
        if (person.deputy() != null && person.deputy().equals(person.id()) && f.has("deputy")) {
            f.fault("deputy", "a person can't be their own deputy");
        }
        return person;
    }

    private static Map<Platform, String> accounts(Fields f) {
        Map<Platform, String> accounts = f.or(
                "accounts",
                Shapes.map(Platform.SHAPE, Shapes.TEXT),
                "{}",
                "The platforms' own ids of the person: `{web: li.wei, slack: U0LIWEI}`.");
        accounts.forEach((platform, account) ->
                f.reading().give(Kinds.ACCOUNT, platform.word() + " " + account, f.at("accounts")));
        return Map.copyOf(accounts);
    }
}
