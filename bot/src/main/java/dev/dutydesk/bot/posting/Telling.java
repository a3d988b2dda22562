package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.posting.Reach.Never;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.store.Effect;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what they must act on: in the ticket's thread, where all can see that they were told. */
public final class Telling {
    private static final Logger log = LoggerFactory.getLogger(Telling.class);
    private static final String GUEST = "guest:";
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(10);
    private static final Duration FOR_THE_CARD = Duration.ofSeconds(1);

    /** Without an answer to these nothing goes on, so they go out to the last call of a month. */
    private static final Set<Notice.Kind> ASKS = EnumSet.of(Notice.Kind.ACCEPTANCE, Notice.Kind.QUESTION);

    private final Work work;
    private final Notices notices;

    Telling(Work work, Notices notices) {
        this.work = work;
        this.notices = notices;
    }

    /**
     * Where to tell it: alone where it says so, or asks to accept and people are asked alone there; else where the ticket was reported, else where it stands, else wherever the
     * person is; empty for nowhere.
     *
     * @param shut the names of the conversations in which nothing can be asked
     */
    static Optional<Channel> channel(Desk desk, Ticket ticket, Notice notice, DirectChat direct, Set<String> shut) {
        if (notice.way() == Way.DM) {
            return desk.person(notice.to()).flatMap(person -> direct.with(desk, person));
        }
        Optional<Channel> alone = notice.kind() == Notice.Kind.ACCEPTANCE
                ? desk.person(notice.to())
                        .flatMap(person -> direct.toAsk(desk, person))
                        .filter(channel -> !shut.contains(channel.name()))
                : Optional.empty();
        if (alone.isPresent()) {
            return alone;
        }
        Stream<Channel> reported = desk.room(ticket.report().place().channel()).stream();
        Stream<Channel> shown =
                desk.rooms().stream().filter(room -> ticket.rooms().contains(room.name()));
        if (notice.to().startsWith(GUEST)) {
            return reported.findFirst();
        }
        Optional<Person> person = desk.person(notice.to());
        return person.flatMap(p -> Stream.of(reported, shown, desk.rooms().stream())
                .flatMap(rooms -> rooms)
                .filter(room -> p.account(room.platform()).isPresent())
                .findFirst());
    }

    /** Whether the ticket still waits for what the notice asks for. */
    public static boolean isStale(Ticket ticket, Notice notice, Instant now) {
        if (!now.isBefore(notice.expires())) {
            return true;
        }
        return switch (notice.kind()) {
            case ASSIGNED ->
                ticket.state() != State.DISPATCHED
                        || !notice.to().equals(ticket.response().assignee());
            case ACCEPTANCE -> ticket.state() != State.RESOLVED;
            case QUESTION -> ticket.hold() == null || ticket.hold().question() == null;
            case LEAD ->
                // A false alarm is told once the ticket is cancelled.
                !ticket.state().isOpen() && ticket.state() != State.CANCELLED;
            case BACKLOG -> ticket.state() != State.CANCELLED;
            case NUDGED -> !ticket.state().isOpen();
            case UNANSWERED -> ticket.state() != State.DISPATCHED;
            case SILENT -> ticket.state() != State.ACKNOWLEDGED && ticket.state() != State.DIAGNOSED;
            case RETROSPECTIVE ->
                ticket.state() != State.ACCEPTED || ticket.closing().retrospective() != null;
            case DEADLINE -> !ticket.state().isOpen() || ticket.state() == State.RESOLVED;
        };
    }

    /**
     * @param shown what the channel shows of the ticket
     * @return the platform's id of the message; null where none was sent now
     */
    @Nullable
    String tell(Notices.Waiting waiting, Numbered ticket, Supplier<List<Event>> history, Shown shown)
            throws PutOff, TenureOver {
        Notice notice = waiting.notice();
        Instant now = work.clock().instant();
        if (isStale(ticket.ticket(), notice, now)) {
            drop(notice, "nobody waits for it any more");
            return null;
        }
        if (mustWaitForTheCard(ticket.ticket(), shown)) {
            write(() -> notices.later(desk(), epoch(), notice, now.plus(FOR_THE_CARD)));
            return null;
        }
        if (waiting.sending() == null || work.reach().knows() || calls(notice)) {
            return send(ticket.ticket(), notice, post(notice, ticket, history, shown), waiting.sending());
        }
        drop(notice, "whether it was sent before a break is not known, and it calls nobody");
        return null;
    }

    /** Puts it off until then. @param unsure whether it may have been sent */
    void later(Notices.Waiting waiting, Instant when, boolean unsure) throws TenureOver {
        write(() -> unsure
                ? notices.unsure(desk(), epoch(), waiting.notice(), when)
                : notices.later(desk(), epoch(), waiting.notice(), when));
    }

    void drop(Notice notice, String why) throws TenureOver {
        log.info("Notice {} ({}) is not sent: {}", notice.id(), notice.kind(), why);
        write(() -> notices.drop(desk(), epoch(), notice));
    }

    /** @param before when it was tried before, which may have reached the platform; null for the first try */
    private @Nullable String send(Ticket ticket, Notice notice, Post post, @Nullable Instant before)
            throws PutOff, TenureOver {
        if (ASKS.contains(notice.kind())) {
            work.reach().toPost(work.tenure(), true);
        } else {
            work.reach().toPost(work.tenure(), ticket);
        }
        if (!work.reach().byId()
                && before == null
                && write(() -> notices.claim(
                                desk(), epoch(), notice, work.clock().instant()))
                        == Effect.GONE) {
            return null;
        }
        try {
            String message = before != null && work.reach().knows()
                    ? work.reach().sendAgain(post, before)
                    : work.reach().send(post);
            write(() -> notices.sent(desk(), epoch(), notice));
            return message;
        } catch (PutOff e) {
            throw before == null || e.unsure() ? e : PutOff.perhapsSent(e.why(), e.after());
        } catch (Never e) {
            if (work.reach().channel().isDirect() && notice.way() != Way.DM) {
                inTheThread(notice, e.why());
                return null;
            }
            undelivered(ticket, notice, e.why());
            return null;
        }
    }

    /** Nobody can be asked there alone: all can see it, and the reporting side answers. */
    private void inTheThread(Notice notice, String why) throws TenureOver {
        String alone = work.reach().channel().name();
        log.info("{} can't be asked in {}: {}; the thread asks", notice.id(), alone, why);
        work.shut().add(alone);
        write(() -> notices.later(desk(), epoch(), notice, work.clock().instant()));
    }

    private void undelivered(Ticket ticket, Notice notice, String why) throws TenureOver {
        if (work.undelivered().undelivered(work.desk(), ticket, notice, epoch(), why)) {
            drop(notice, why);
        } else {
            write(() -> notices.later(
                    desk(), epoch(), notice, work.clock().instant().plus(BEFORE_ASKING_AGAIN)));
        }
    }

    private Post post(Notice notice, Numbered ticket, Supplier<List<Event>> history, Shown shown) {
        return work.reach()
                .post(
                        "notice/" + notice.id(),
                        shown.message(),
                        work.faces().notice(work.desk(), work.reach().channel(), ticket, history.get(), notice),
                        new TicketKey(work.desk().prefix(), ticket.number()).toString());
    }

    /** A notice under a card that is about to be posted stands in its thread. */
    private boolean mustWaitForTheCard(Ticket ticket, Shown shown) {
        return work.reach().threads()
                && shown.message() == null
                && shown.revision() < ticket.revision()
                && ticket.rooms().contains(work.reach().channel().name())
                && !work.reach().keepsBack(ticket);
    }

    /** Worth being told twice rather than never. */
    private static boolean calls(Notice notice) {
        return notice.kind() != Notice.Kind.NUDGED;
    }

    private Effect write(Supplier<Effect> write) throws TenureOver {
        return work.tenure().effect(write);
    }

    private String desk() {
        return work.desk().id();
    }

    private long epoch() {
        return work.tenure().epoch();
    }
}
