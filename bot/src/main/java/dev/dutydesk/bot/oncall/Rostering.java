package dev.dutydesk.bot.oncall;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.oncall.Duty.Absence;
import dev.dutydesk.bot.oncall.Duty.Cover;
import dev.dutydesk.bot.oncall.Duty.Swap;
import dev.dutydesk.state.ticket.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the rosters when somebody wants something of them. Pure: what it is told is all it knows.
 *
 * @param duty as it stands
 * @param by who wants it
 * @param id for what it makes; unique in the desk
 */
public record Rostering(Desk desk, Duty duty, Actor by, String id, Instant now) {

    /** Until the file says otherwise, which takes no ten years. */
    private static final Duration FOREVER = Duration.ofDays(3650);

    /** What came of it. */
    public sealed interface Result {}

    /** Nothing. @param typed what it is about */
    public record Refused(Reason reason, String typed) implements Result {}

    /** @param after the rosters' changes from now on @param agreed what was made, taken back or answered */
    public record Changed(Duty after, Agreed agreed) implements Result {}

    public enum Reason {
        WHEN_UNCLEAR,
        OVER,
        PERSON_UNKNOWN,
        NOT_A_RESPONDER,
        NOT_ON_DUTY,
        YOURSELF,
        NOT_YOURS,
        GONE;

        /** As messages call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As {@link Asked.Cover}. */
    public Result cover(Asked.Cover asked) {
        Optional<Person> out = person(asked.person());
        Time time = time(asked.when());
        if (out.isEmpty()) {
            return new Refused(Reason.PERSON_UNKNOWN, asked.person());
        }
        if (time == null) {
            return new Refused(Reason.WHEN_UNCLEAR, asked.when());
        }
        if (out.get().id().equals(by.id())) {
            return new Refused(Reason.YOURSELF, asked.person());
        }
        if (!isResponder(by.id())) {
            return new Refused(Reason.NOT_A_RESPONDER, desk.nameOf(by.id()));
        }
        List<Piece> pieces = pieces(out.get().id(), by.id(), time, asked.group());
        if (!time.until().isAfter(now)) {
            return new Refused(Reason.OVER, asked.when());
        }
        return pieces.isEmpty()
                ? new Refused(Reason.NOT_ON_DUTY, out.get().name())
                : new Changed(
                        duty.with(covers(out.get().id(), by.id(), pieces)),
                        new Agreed(id, "cover", by.id(), out.get().id(), by.id(), pieces, time, List.of()));
    }

    /** As {@link Asked.Swap}. */
    public Result swap(Asked.Swap asked) {
        Optional<Person> to = person(asked.person());
        Time time = time(asked.when());
        Time back = asked.back() == null ? null : time(asked.back());
        if (to.isEmpty()) {
            return new Refused(Reason.PERSON_UNKNOWN, asked.person());
        }
        if (time == null || asked.back() != null && back == null) {
            return new Refused(Reason.WHEN_UNCLEAR, time == null ? asked.when() : String.valueOf(asked.back()));
        }
        if (to.get().id().equals(by.id())) {
            return new Refused(Reason.YOURSELF, asked.person());
        }
        if (!time.until().isAfter(now)) {
            return new Refused(Reason.OVER, asked.when());
        }
        if (!isResponder(to.get().id())) {
            return new Refused(Reason.NOT_A_RESPONDER, to.get().name());
        }
        Swap swap = new Swap(id, by.id(), to.get().id(), time, back);
        Agreed agreed = agreed(swap);
        if (agreed.pieces().isEmpty()) {
            return new Refused(Reason.NOT_ON_DUTY, desk.nameOf(by.id()));
        }
        return back != null && agreed.back().isEmpty()
                ? new Refused(Reason.NOT_ON_DUTY, to.get().name())
                : new Changed(duty.with(swap), agreed);
    }

    /** As {@link Asked.Answer}. */
    public Result answer(Asked.Answer asked) {
        Swap swap = duty.swap(asked.id()).orElse(null);
        if (swap == null) {
            return new Refused(Reason.GONE, asked.id());
        }
        if (!swap.to().equals(by.id())) {
            return new Refused(Reason.NOT_YOURS, desk.nameOf(swap.to()));
        }
        Agreed agreed = agreed(swap);
        Duty without = duty.without(swap.id());
        if (!asked.yes()) {
            return new Changed(without, agreed);
        }
        return agreed.pieces().isEmpty()
                ? new Refused(Reason.GONE, asked.id())
                : new Changed(
                        without.with(Stream.concat(
                                        covers(swap.from(), swap.to(), agreed.pieces()).stream(),
                                        covers(swap.to(), swap.from(), agreed.back()).stream())
                                .toList()),
                        agreed);
    }

    /** As {@link Asked.Away}. */
    public Result away(Asked.Away asked) {
        String typed = asked.person() == null ? by.id() : asked.person();
        Optional<Person> who = person(typed);
        Time time = time(asked.when());
        if (who.isEmpty()) {
            return new Refused(Reason.PERSON_UNKNOWN, desk.nameOf(typed));
        }
        if (!who.get().id().equals(by.id()) && !isLead()) {
            return new Refused(Reason.NOT_YOURS, who.get().name());
        }
        if (time == null) {
            return new Refused(Reason.WHEN_UNCLEAR, asked.when());
        }
        if (!time.until().isAfter(now)) {
            return new Refused(Reason.OVER, asked.when());
        }
        String person = who.get().id();
        Duty after = duty.with(new Absence(id, person, time, by.id()));
        OnCall then = new OnCall(any -> after);
        List<Piece> pieces = pieces(person, person, time, null).stream()
                .flatMap(piece -> then.during(desk, piece.group(), piece.time()).stream()
                        .flatMap(shift -> within(shift, piece.time()).stream()
                                .map(part -> new Piece(piece.group(), shift.person(), part))))
                .toList();
        return new Changed(
                after, new Agreed(id, "away", by.id(), person, who.get().deputy(), pieces, time, List.of()));
    }

    /**
     * Somebody leaves for good: whoever follows has all of their duty from now on, and answers for them.
     *
     * @param from who leaves, @param to who follows
     */
    public Changed leaves(String from, String to) {
        Time always = new Time(now, now.plus(FOREVER));
        List<Piece> pieces = desk.team().groups().values().stream()
                .filter(group -> turns(group, from))
                .map(group -> new Piece(group.id(), to, always))
                .toList();
        Duty.Successor successor = new Duty.Successor(id, from, to, by.id());
        return new Changed(duty.with(covers(from, to, pieces)).with(successor), followed(id, successor, pieces));
    }

    private Agreed followed(String of, Duty.Successor successor, List<Piece> pieces) {
        Time time = new Time(now, now.plus(FOREVER));
        return new Agreed(of, "leave", successor.by(), successor.from(), successor.to(), pieces, time, List.of());
    }

    /** Whether the person has any duty of the group still to come, by its roster or for somebody else. */
    private boolean turns(Group group, String person) {
        boolean listed = desk.team().rosters().stream()
                .filter(roster -> roster.group().equals(group.id()))
                .anyMatch(roster -> roster.shifts().people().contains(person));
        boolean covers = duty.covers().stream()
                .anyMatch(each -> each.group().equals(group.id())
                        && each.in().equals(person)
                        && each.time().until().isAfter(now));
        return (listed || covers) && duty.standIn(group.id(), person, now).equals(person);
    }

    /** As {@link Asked.Undo}. */
    public Result undo(Asked.Undo asked) {
        Agreed agreed = agreed(asked.id()).orElse(null);
        if (agreed == null) {
            return new Refused(Reason.GONE, asked.id());
        }
        boolean concerned = Stream.of(agreed.by(), agreed.out(), agreed.in()).anyMatch(by.id()::equals);
        return concerned || isLead()
                ? new Changed(duty.without(asked.id()), agreed)
                : new Refused(Reason.NOT_YOURS, desk.nameOf(agreed.out()));
    }

    /** What has that id. */
    private Optional<Agreed> agreed(String of) {
        List<Cover> covers =
                duty.covers().stream().filter(each -> each.id().equals(of)).toList();
        if (!covers.isEmpty()) {
            Cover first = covers.getFirst();
            List<Piece> pieces = covers.stream()
                    .map(each -> new Piece(each.group(), each.out(), each.time()))
                    .toList();
            return Optional.of(
                    new Agreed(of, "cover", first.by(), first.out(), first.in(), pieces, first.time(), List.of()));
        }
        return duty.absences().stream()
                .filter(each -> each.id().equals(of))
                .map(each -> new Agreed(of, "away", each.by(), each.person(), null, List.of(), each.time(), List.of()))
                .findFirst()
                .or(() -> duty.swap(of).map(this::agreed))
                .or(() -> duty.successors().stream()
                        .filter(each -> each.id().equals(of))
                        .map(each -> followed(of, each, List.of()))
                        .findFirst());
    }

    private Agreed agreed(Swap swap) {
        return new Agreed(
                swap.id(),
                "swap",
                swap.from(),
                swap.from(),
                swap.to(),
                pieces(swap.from(), swap.to(), swap.time(), null),
                swap.time(),
                swap.back() == null ? List.of() : pieces(swap.to(), swap.from(), swap.back(), null));
    }

    /** The times in which the one has a duty that the other takes. @param group null for any */
    private List<Piece> pieces(String out, String in, Time time, @Nullable String group) {
        OnCall onCall = new OnCall(any -> duty);
        return desk.team().groups().values().stream()
                .filter(each -> group == null
                        || each.id().equalsIgnoreCase(group)
                        || each.name().texts().containsValue(group))
                .flatMap(each -> onCall.during(desk, each.id(), time).stream())
                .filter(shift -> shift.person().equals(out))
                .flatMap(shift -> within(shift, time).stream().map(part -> new Piece(shift.group(), in, part)))
                .toList();
    }

    private static Optional<Time> within(Shift shift, Time time) {
        Instant from = shift.from() == null ? time.from() : shift.from();
        Instant until = shift.until() == null ? time.until() : shift.until();
        return new Time(from, until).and(time);
    }

    private List<Cover> covers(String out, String in, List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> new Cover(id, piece.group(), out, in, piece.time(), by.id()))
                .toList();
    }

    private @Nullable Time time(String typed) {
        return Spoken.read(typed, desk.zone(), now).orElse(null);
    }

    private Optional<Person> person(String typed) {
        return desk.person(typed.startsWith("@") ? typed.substring(1) : typed)
                .or(() -> desk.team().byName(typed.startsWith("@") ? typed.substring(1) : typed));
    }

    private boolean isResponder(String person) {
        return desk.person(person).filter(each -> !each.groups().isEmpty()).isPresent();
    }

    private boolean isLead() {
        return by.deskLead() || !by.leads().isEmpty();
    }
}
