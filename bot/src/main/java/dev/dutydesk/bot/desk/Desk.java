package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Grade;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One served team or shop: a desk file, read and checked. Immutable; a changed file makes a new one.
 *
 * @param id stands in the store's keys and never changes
 * @param prefix of ticket keys; never changes
 * @param locale the language of its messages where a channel has none of its own
 * @param zone in which all its times of day are
 * @param agreement null where nothing was agreed
 * @param templates the folder of its own messages, below the desks folder; may be absent
 * @param causes the codes of causes
 * @param routing in order; exactly one is the otherwise rule
 * @param patrols the patrol files, below the desks folder
 * @param alarms how alarms of other systems become tickets
 */
public record Desk(
        String id,
        Words name,
        String prefix,
        Locale locale,
        ZoneId zone,
        Calendar calendar,
        @Nullable Agreement agreement,
        @Nullable String templates,
        List<DeskChannel> channels,
        Intake intake,
        Team team,
        Handling handling,
        List<Promotion> promotions,
        List<String> causes,
        List<Rule> routing,
        List<Recurring> recurring,
        Reviews reviews,
        List<String> patrols,
        AlarmRules alarms) {

    private static final Shape<String> PREFIX = Shapes.naming(
            Kinds.PREFIX,
            "a prefix of 1 to 10 capital letters and digits, a letter first, such as SHOP",
            Pattern.compile("[A-Z][A-Z0-9]{0,9}"));

    private static final Shape<List<String>> CAUSES =
            Shapes.some(Shapes.naming(Kinds.CAUSE, "a cause's code, " + Forms.ID_TAKES, Forms.ID));

    public static final Shape<Desk> SHAPE = Shapes.keys("a desk", Desk::read);

    private static Desk read(Fields f) {
        f.need("version", Shapes.number("1", 1, 1), "The version of this file's form.");
        return new Desk(
                f.need(
                        "desk",
                        Shapes.naming(Kinds.DESK, Forms.ID_TAKES, Forms.ID),
                        "The desk's id in records; never changes."),
                f.need("name", Words.SHAPE, "What people read."),
                f.need("prefix", PREFIX, "Ticket keys are SHOP-1, SHOP-2, …; never changes."),
                f.need("locale", Forms.LOCALE, "The language of its messages."),
                f.need("zone", Forms.ZONE, "The zone of all its times."),
                f.or("calendar", Calendar.SHAPE, "{}", "When the desk works."),
                f.may("agreement", Agreement.SHAPE, "The service agreement; absent = none."),
                f.may(
                        "templates",
                        Forms.PATH,
                        "A folder of the desk's own messages, laid over the built-in ones; need not exist."),
                List.copyOf(
                        f.need("channels", DeskChannel.ALL, "Where the desk lives, by the channel's name everywhere.")
                                .values()),
                f.or("intake", Intake.SHAPE, "{}", "How reports are taken."),
                Team.read(f),
                Handling.read(f),
                f.or("promotions", Promotion.ALL, "[]", "Dated periods with stricter rules."),
                f.or(
                        "causes",
                        CAUSES,
                        "[code, config, capacity, third-party, human, security, data, hardware, other]",
                        "The codes of causes."),
                f.need("routing", Rule.ALL, "Rules by a report's text. The highest grade wins, ties by order."),
                f.or("recurring", Recurring.ALL, "[]", "The maintenance calendar: tickets that open by themselves."),
                f.or("reviews", Reviews.SHAPE, "{}", "When reviews are posted."),
                f.or("patrols", Shapes.list(Forms.PATH), "[]", "Patrol files."),
                f.or("alarms", AlarmRules.SHAPE, "{}", "How alarms of other systems become tickets."));
    }

    /** The same, with those people. */
    Desk with(Team changed) {
        return new Desk(
                id,
                name,
                prefix,
                locale,
                zone,
                calendar,
                agreement,
                templates,
                channels,
                intake,
                changed,
                handling,
                promotions,
                causes,
                routing,
                recurring,
                reviews,
                patrols,
                alarms);
    }

    public Optional<Group> group(String group) {
        return Optional.ofNullable(team.groups().get(group));
    }

    public Optional<Person> person(String person) {
        return team.person(person);
    }

    public Target target(Grade grade) {
        return Optional.ofNullable(handling.grades().get(grade)).orElseGet(() -> Target.otherwise(grade));
    }

    public Escalation escalation(Grade grade) {
        return handling.escalation().getOrDefault(grade, Escalation.NONE);
    }

    /** The desk's channels as adapters see them, in the file's order; one whose address isn't known is left out. */
    public List<Channel> rooms() {
        return channels.stream()
                .flatMap(c -> c.address().reveal().stream().map(address -> room(c, address)))
                .toList();
    }

    /** The channel of that name, a direct conversation with one of its people too; empty where the desk has none (any more). */
    public Optional<Channel> room(String name) {
        return Channel.Account.in(name)
                .map(account -> direct(account.of(), account.id()))
                .orElseGet(() -> rooms().stream()
                        .filter(room -> room.name().equals(name))
                        .findFirst());
    }

    /** The conversation with whoever of the desk has that account, in that one's language. */
    public Optional<Channel> direct(String platform, String account) {
        return personByAccount(platform, account).map(person -> {
            Locale language = person.locale() == null ? locale : person.locale();
            String workspace = channels.stream()
                    .filter(channel -> channel.platform().word().equals(platform))
                    .map(DeskChannel::workspace)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return Channel.direct(platform, workspace, account, id, name.in(language), language);
        });
    }

    private Channel room(DeskChannel channel, String address) {
        Locale language = channel.locale() == null ? locale : channel.locale();
        return new Channel(
                channel.platform().word(),
                address,
                channel.id(),
                id,
                channel.name().in(language),
                language,
                channel.workspace());
    }

    /** Whom the group's escalations reach. A group that the file no longer has is answered for by that of the otherwise rule. */
    public String leadOf(String group) {
        return group(group)
                .or(() -> group(otherwise().group()))
                .map(Group::lead)
                .orElseThrow();
    }

    /** Who has that account there. */
    public Optional<Person> personByAccount(String platform, String account) {
        return team.byAccount(platform, account);
    }

    /** Who that is and how they stand towards this desk: a person of the file, else {@code guest:NAME}. */
    public Actor actor(String platform, String account, String name) {
        return Standing.of(this, platform, account, name);
    }

    /** The person or guest with that id; empty for a person the desk doesn't know. */
    public Optional<Actor> actor(String person) {
        return Standing.of(this, person);
    }

    /** What people call whoever has that id in a ticket: a person, a guest, a check, an alarm's source. */
    public String nameOf(String id) {
        return Standing.nameOf(this, id);
    }

    /** The names of the channels in which a ticket of the group stands that was reported in the given one. */
    public List<String> rooms(String reportedIn, String group) {
        return Stream.concat(
                        Stream.of(reportedIn),
                        channels.stream().filter(c -> c.alerts(group)).map(DeskChannel::id))
                .distinct()
                .toList();
    }

    /** Where a report goes that no rule knows. */
    public Rule otherwise() {
        return routing.stream().filter(Rule::isOtherwise).findFirst().orElseThrow();
    }

    /** Whether work of that category lies outside the service agreement. */
    public boolean isOutOfScope(String category) {
        return agreement != null && agreement.outOfScope().contains(category);
    }

    /** Who has an account there, in the file's order, with their first group or else their side. */
    List<Directory.Member> members(String platform) {
        return team.people().stream()
                .flatMap(p ->
                        p.account(platform).stream().map(account -> new Directory.Member(account, p.name(), about(p))))
                .toList();
    }

    private String about(Person person) {
        Optional<Words> group =
                person.groups().stream().findFirst().flatMap(this::group).map(Group::name);
        Optional<Words> side = Optional.ofNullable(person.side()).map(team.sides()::get);
        return group.or(() -> side).map(words -> words.in(locale)).orElse("");
    }
}
