package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Handling;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Announcement.Board;
import dev.dutydesk.state.store.Announcement.How;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day's rounds are one message in each channel for alerts: edited as long as nothing new is wrong that no ticket tells of, silent
 * in the quiet hours, and only one green line while all is well.
 */
final class Day implements Announcer {
    private static final String BOARD = "patrol";

    private final Store store;
    private final Judge judge;
    private final Outline outline;
    private final Availability availability;
    private final MissedRounds missed;
    private final Plans plans;
    private final Speech speech;
    private final InstantSource clock;

    Day(
            Store store,
            Judge judge,
            Outline outline,
            Availability availability,
            MissedRounds missed,
            Plans plans,
            Speech speech,
            InstantSource clock) {
        this.store = store;
        this.judge = judge;
        this.outline = outline;
        this.availability = availability;
        this.missed = missed;
        this.plans = plans;
        this.speech = speech;
        this.clock = clock;
    }

    /** A round has run to its end: keeps what came of it, and has it said. @return whether that is written */
    boolean ended(Desk desk, Plan plan, Round round, DeskRecord record, long epoch) {
        RoundState state = RoundState.read(record);
        Instant due = Objects.requireNonNull(state.due());
        Instant now = clock.instant();
        List<Spot> measured = plan.of(round).stream().filter(Spot::isMeasurable).toList();
        boolean sawNothing = sawNothing(desk, measured);
        List<Level> levels = measured.stream()
                .flatMap(spot ->
                        Stream.ofNullable(judge.states().of(desk, spot).state().level()))
                .toList();
        int bad = (int) levels.stream().filter(CheckState::isBad).count();
        int unknown = (int) levels.stream().filter(Level.UNKNOWN::equals).count();
        String gist = outline.gist(desk, plan, round);
        LocalDate day = now.atZone(desk.zone()).toLocalDate();
        DeskRecord dayRecord = store.records().find(desk.id(), DayRecord.NAME);
        DayRecord.Result result = new DayRecord.Result(round.id(), due, levels.size(), bad, unknown);
        DayRecord results = DayRecord.read(dayRecord, day).and(result, state.missed() + (sawNothing ? 1 : 0));
        List<DeskRecord> records = new ArrayList<>(List.of(
                state.ended(now, levels.size(), bad, unknown, gist).told().over(record),
                results.over(dayRecord),
                sawNothing ? availability.cut(desk, round.id(), due) : availability.ran(desk, round.id(), due)));
        How how = how(desk, plan, round, state, gist, now);
        Commit commit = Judge.begin(desk, "round:" + round.id() + ":" + record.revision(), epoch)
                .besides(records)
                .saying(how == null ? List.of() : announcements(desk, day, "round/" + round.id() + "/" + due, how));
        return missed.ran(desk, plan, round, commit) instanceof Outcome.Done;
    }

    /** Whether the patrol was blind all the time: then the round came to nothing, and doesn't count as having run. */
    private boolean sawNothing(Desk desk, List<Spot> measured) {
        return !measured.isEmpty()
                && Blindness.isBlind(store, desk)
                && measured.stream()
                        .map(spot -> judge.states().of(desk, spot).state().last())
                        .allMatch(last -> last != null && last.level() == Level.UNKNOWN);
    }

    private @Nullable How how(Desk desk, Plan plan, Round round, RoundState state, String gist, Instant now) {
        Set<String> before = parts(state.gist());
        boolean told = parts(gist).stream()
                .filter(part -> !before.contains(part))
                .allMatch(part -> isTold(desk, plan, part.substring(0, part.lastIndexOf('='))));
        boolean changed = !state.gist().equals(gist) || state.missed() > 0;
        boolean cut = state.missed() > state.unrun();
        if (!changed && round.post() != Round.Post.ALWAYS) {
            return null;
        }
        if (isQuiet(desk, now)) {
            return How.ONLY_EDITED;
        }
        // Of those that never began a ticket tells.
        return told && !cut ? How.EDITED : How.ANEW;
    }

    private static Set<String> parts(String gist) {
        return gist.isEmpty() ? Set.of() : Arrays.stream(gist.split(" ")).collect(Collectors.toSet());
    }

    /** Whether a ticket says it, or something keeps it from being said. */
    private boolean isTold(Desk desk, Plan plan, String key) {
        return plan.spot(key)
                .filter(spot -> judge.ticketOf(desk, spot).isPresent()
                        || judge.isSilenced(desk, spot)
                        || Barred.read(store.records().find(desk.id(), Barred.NAME))
                                .of(key)
                                .isPresent()
                        || spot.grade(judge.states().of(desk, spot).state().level())
                                .isPresent())
                .isPresent();
    }

    static List<Announcement> announcements(Desk desk, LocalDate day, String cause, How how) {
        Instant end = day.plusDays(1).atStartOfDay(desk.zone()).toInstant();
        return rooms(desk)
                .map(room -> new Announcement(
                        "patrol/" + cause + "@" + room,
                        "patrol/" + day,
                        Announcement.channel(room),
                        false,
                        end,
                        new Board(BOARD, how)))
                .toList();
    }

    static Stream<String> rooms(Desk desk) {
        return desk.channels().stream()
                .filter(channel -> channel.uses().contains(DeskChannel.Use.ALERTS))
                .map(DeskChannel::id);
    }

    static boolean isQuiet(Desk desk, Instant now) {
        Handling.Quiet quiet = desk.handling().quiet();
        return quiet != null && quiet.holds(now.atZone(desk.zone()).toLocalTime());
    }

    @Override
    public String topic() {
        return "patrol";
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        LocalDate day = LocalDate.parse(announcement.subject().split("/", 2)[1]);
        return plans.of(desk)
                .map(plan -> speech.card(desk, channel, "patrol/day", Map.of("patrol", outline.day(desk, plan, day))));
    }

    @Override
    public Optional<Card> folded(Desk desk, Channel channel, Announcement announcement) {
        return Optional.of(speech.card(desk, channel, "patrol/folded", Map.of("at", clock.instant())));
    }
}
