package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Escalation;
import dev.dutydesk.bot.desk.Escalation.To;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.desk.Warning;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Way;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A P1 that is to wake people by telephone, where it can't. */
final class CallWarnings implements Warnings {
    /** So many of the coming shifts are looked at. */
    private static final int SHIFTS = 12;

    private final Bells bells;
    private final OnCall onCall;
    private final InstantSource clock;

    CallWarnings(Bells bells, OnCall onCall, InstantSource clock) {
        this.bells = bells;
        this.onCall = onCall;
        this.clock = clock;
    }

    private record Step(List<To> to, List<Escalation.Way> via) {}

    @Override
    public List<Warning> of(Desk desk) {
        List<Warning> warnings = new ArrayList<>();
        warn(desk, Escalation.Way.CALL, Way.CALL, warnings);
        warn(desk, Escalation.Way.SMS, Way.SMS, warnings);
        return warnings;
    }

    private void warn(Desk desk, Escalation.Way said, Way way, List<Warning> warnings) {
        Set<To> roles = steps(desk)
                .filter(step -> step.via().contains(said))
                .flatMap(step -> step.to().stream())
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            return;
        }
        List<Person> people = people(desk, roles).toList();
        List<Person> unreached = people.stream()
                .filter(person -> !bells.reach(desk, person, way))
                .toList();
        boolean gateway = bells.gateways().by(way).isPresent();
        if (!gateway && unreached.size() == people.size()) {
            warnings.add(new Warning(
                    "no-gateway",
                    List.of(way.word()),
                    "the escalation of P1 says `" + way.word() + "`, but " + Gateways.property(way)
                            + ".url isn't set: people are told in the chat alone"));
            return;
        }
        if (!unreached.isEmpty()) {
            warnings.add(new Warning(
                    "no-mobile",
                    unreached.stream().map(Person::id).toList(),
                    "the escalation of P1 says `" + way.word() + "`, but these have "
                            + (gateway ? "no mobile that is set: " : "no account on a platform that urges: ")
                            + unreached.stream().map(Person::id).collect(Collectors.joining(", "))
                            + "; they are told in the chat alone"));
        }
    }

    private static Stream<Step> steps(Desk desk) {
        Escalation chain = desk.escalation(Grade.P1);
        return Stream.concat(
                chain.unanswered().stream().map(step -> new Step(step.to(), step.via())),
                chain.afterAck().stream().map(watch -> new Step(watch.to(), watch.via())));
    }

    /** Those who stand behind the roles in the coming shifts, whatever the group. */
    private Stream<Person> people(Desk desk, Set<To> roles) {
        Instant now = clock.instant();
        return desk.team().groups().keySet().stream()
                .flatMap(group -> Stream.concat(
                        roles.contains(To.LEAD) ? Stream.of(desk.leadOf(group)) : Stream.empty(),
                        onCall.from(desk, group, now).limit(SHIFTS).flatMap(shift -> people(shift, roles))))
                .distinct()
                .flatMap(id -> desk.person(id).stream());
    }

    private static Stream<String> people(Shift shift, Set<To> roles) {
        boolean onDuty = roles.contains(To.ON_DUTY) || roles.contains(To.HANDLER);
        return Stream.concat(
                onDuty ? Stream.of(shift.person()) : Stream.empty(),
                roles.contains(To.BACKUP) ? Stream.ofNullable(shift.backup()) : Stream.empty());
    }
}
