package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.templates.model.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What people, groups, sides and tickets are called in one channel.
 *
 * @param platform on which people are called by their accounts
 * @param locale the language of names that have several
 * @param numbers the number of a desk's ticket; empty where there is none
 * @param home the address that people reach the bot by, without a path; null where they may not, or have no need of it
 */
public record Names(
        Desk desk,
        String platform,
        Locale locale,
        BiFunction<String, TicketId, OptionalLong> numbers,
        @Nullable String home) {
    private static final String WEB = "web";

    /** What a link may be long: more than any platform's own. */
    private static final int LONGEST_ADDRESS = 2_000;

    public static Names in(Channel channel, Desk desk, BiFunction<String, TicketId, OptionalLong> numbers) {
        return new Names(desk, channel.platform(), channel.locale(), numbers, null);
    }

    /** The same, for links to what lies with the bot itself. */
    Names at(@Nullable String home) {
        return new Names(desk, platform, locale, numbers, home);
    }

    /** By which people of that platform may open a file; empty where it can't be said. @param file as a ticket has it */
    Optional<String> address(String file) {
        String whole = file.startsWith("/") && !platform.equals(WEB) ? (home == null ? "" : home + file) : file;
        boolean opens = whole.startsWith("/") || whole.startsWith("https://") || whole.startsWith("http://");
        return opens && whole.length() <= LONGEST_ADDRESS ? Optional.of(plain(whole)) : Optional.empty();
    }

    /** Without what a platform would take for somebody to be called, or for the link's end. */
    private static String plain(String address) {
        return address.replace("@", "%40")
                .replace("<", "%3C")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace(" ", "%20");
    }

    /** @param id as a ticket has it: a person, a guest, a check, an alarm's source */
    public Person person(String id) {
        Optional<String> account = desk.person(id).flatMap(person -> person.account(platform));
        return new Person(desk.nameOf(id), account.orElse(null));
    }

    /** The person; null for nobody. */
    public @Nullable Person personOrNull(@Nullable String id) {
        return id == null ? null : person(id);
    }

    /** The name that the desk file gives the group; its id where it has none any more. */
    public String group(String group) {
        return desk.group(group).map(found -> found.name().in(locale)).orElse(group);
    }

    /** The name of a reporting side, or of the group that stands for it. */
    public String side(String side) {
        return Optional.ofNullable(desk.team().sides().get(side))
                .map(words -> words.in(locale))
                .orElseGet(() -> group(side));
    }

    public String key(long number) {
        return new TicketKey(desk.prefix(), number).toString();
    }

    /** The key of a ticket of the desk; its id where it isn't known. */
    public String key(TicketId id) {
        OptionalLong number = numbers.apply(desk.id(), id);
        return number.isPresent() ? key(number.getAsLong()) : id.value();
    }
}
