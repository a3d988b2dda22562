package dev.dutydesk.bot.oncall.feed;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.DeskRecords;
import dev.dutydesk.state.ticket.Actor;
import io.lettuce.core.RedisException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives out calendars, and finds them by their secrets. Secrets are kept as they are, so that whoever asks again gets the
 * same address: what they open lies in the same store.
 */
public final class Feeds {
    /** Below it are all calendars, each as {@code SECRET.ics}. */
    public static final String PATH = "/calendars/";

    private static final String RECORD = "feeds";
    private static final Optional<String> OWN = Optional.empty();

    private final DeskRecords records;
    private final Desks desks;
    private final Supplier<String> base;

    /** @param base the address that people reach the bot by, without a path; asked for with each answer */
    public Feeds(DeskRecords records, Desks desks, Supplier<String> base) {
        this.records = records;
        this.desks = desks;
        this.base = base;
    }

    /**
     * What somebody may subscribe to: their own first, then the groups' in the file's order; empty for one who can't have
     * the duty.
     *
     * @param after what is to be committed before they are told; null where nothing changes
     */
    public record Given(List<Feed> feeds, @Nullable DeskRecord after) {}

    /** @param desk that gave it */
    public record Found(Desk desk, Feed feed) {}

    /** @param anew whether what the person was given before is to be worthless */
    public Given give(Desk desk, Actor to, boolean anew) {
        List<String> groups = groups(desk, to);
        if (groups.isEmpty()) {
            return new Given(List.of(), null);
        }
        DeskRecord record = records.find(desk.id(), RECORD);
        Subscriptions before = Subscriptions.parse(record.body());
        Subscriptions kept = before.without(feed -> anew && feed.holder().equals(to.id())
                || desk.person(feed.holder()).isEmpty());
        List<Feed> given = Stream.concat(Stream.of(OWN), groups.stream().map(Optional::of))
                .map(group -> kept.of(to.id(), group).orElseGet(() -> Feed.fresh(to.id(), group.orElse(null))))
                .toList();
        Subscriptions after = kept.with(given);
        return new Given(given, after.equals(before) ? null : record.with(after.json()));
    }

    /**
     * The calendar that the secret opens: as long as whoever was given it would be given it today.
     *
     * @throws RedisException where the store doesn't answer
     */
    public Optional<Found> openedBy(String secret) {
        return desks.all().stream()
                .flatMap(desk -> Subscriptions.parse(
                                records.find(desk.id(), RECORD).body())
                        .openedBy(secret)
                        .stream()
                        .filter(feed -> isStillGiven(desk, feed))
                        .map(feed -> new Found(desk, feed)))
                .findFirst();
    }

    /** The whole address of the calendar. */
    public String address(Feed feed) {
        return base.get().replaceAll("/+$", "") + PATH + feed.secret() + ".ics";
    }

    private static boolean isStillGiven(Desk desk, Feed feed) {
        return desk.person(feed.holder())
                .flatMap(person -> desk.actor(person.id()))
                .filter(holder -> feed.group() == null || groups(desk, holder).contains(feed.group()))
                .isPresent();
    }

    /** Those whose shifts the person may read: of the groups they are in or lead, and of role lead or admin any. */
    private static List<String> groups(Desk desk, Actor person) {
        return desk.team().groups().values().stream()
                .map(Group::id)
                .filter(group -> person.admin()
                        || person.isLeadOf(group)
                        || person.groups().contains(group))
                .toList();
    }
}
