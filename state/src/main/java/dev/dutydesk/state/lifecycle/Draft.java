package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change in the making: the course of the ticket the act is about, those of others, and whom to tell. */
final class Draft {
    private final Case decided;
    private final State to;
    private final Course main;
    private final List<Course> others = new ArrayList<>();
    private final Map<String, Notice> notices = new LinkedHashMap<>();

    Draft(Case decided, State to) {
        this.decided = decided;
        this.to = to;
        this.main = decided.act() instanceof Act.Report
                ? Course.ofNew(decided.ticket(), decided.facts())
                : Course.of(decided.ticket(), decided.facts());
    }

    /** What was decided on: the ticket before any step. */
    Case decided() {
        return decided;
    }

    Facts facts() {
        return decided.facts();
    }

    Actor actor() {
        return decided.actor();
    }

    Instant now() {
        return decided.facts().now();
    }

    /** Where the act leads. */
    State to() {
        return to;
    }

    /** As it stands after the steps so far. */
    Ticket ticket() {
        return main.ticket();
    }

    /** The act's own step. */
    void step(Ticket changed, Detail detail) {
        main.step(Objects.requireNonNull(decided.act()).verb(), to, changed, detail);
    }

    /** A step that comes before or after the act's own. */
    void step(Verb verb, State to, Ticket changed, Detail detail) {
        main.step(verb, to, changed, detail);
    }

    void erase(Erasure what) {
        main.erase(what);
    }

    /** A second ticket that changes in the same commit. */
    Course beside(Ticket other) {
        Course course = Course.of(other, decided.facts());
        others.add(course);
        return course;
    }

    /** Nobody is told what they did themselves. */
    void tell(Notice.Kind kind, Ticket about, @Nullable String person) {
        tell(kind, about, person, Way.THREAD);
    }

    void tell(Notice.Kind kind, Ticket about, @Nullable String person, Way way) {
        if (person == null || person.equals(actor().id())) {
            return;
        }
        Notice notice = new Notice(
                "%s:%d:%s:%s%s"
                        .formatted(
                                about.id(), about.revision(), kind, person, way == Way.THREAD ? "" : ":" + way.word()),
                about.id(),
                person,
                kind,
                !Grade.P2.isAbove(about.sort().grade()),
                now().plus(Notices.lifetime(kind)),
                way);
        notices.putIfAbsent(notice.id(), notice);
    }

    void tell(Notice.Kind kind, Ticket about, Collection<String> people) {
        people.forEach(person -> tell(kind, about, person));
    }

    /** The lead of the ticket's group, also where this change moved it there. */
    String lead() {
        Facts facts = facts();
        return facts.leads().getOrDefault(ticket().sort().group(), facts.lead());
    }

    void callLead() {
        tell(Notice.Kind.LEAD, ticket(), lead());
    }

    Stream<Transition> taken() {
        return Stream.concat(Stream.of(main), others.stream()).flatMap(c -> c.taken().stream());
    }

    Change change() {
        return new Change(
                Stream.concat(Stream.of(main), others.stream())
                        .map(Course::done)
                        .toList(),
                List.copyOf(notices.values()));
    }
}
