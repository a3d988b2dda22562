package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.state.ticket.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the list can be filtered by, each with what is chosen now. @param desks empty where there is but one */
record Filters(
        List<Option> desks, List<Option> states, List<Option> groups, List<Option> handlers, List<Option> reporters) {

    record Option(String value, String label, boolean chosen) {}

    static Filters of(Voice voice, List<Desk> seen, Sought sought) {
        Locale language = voice.reader().language();
        Desk desk = voice.desk();
        Option any = new Option("", voice.say("list.any"), false);
        return new Filters(
                seen.size() < 2
                        ? List.of()
                        : seen.stream()
                                .map(each -> new Option(each.id(), each.name().in(language), each.equals(desk)))
                                .toList(),
                Sought.STATES.stream()
                        .map(state -> new Option(state, state(voice, state), state.equals(sought.state())))
                        .toList(),
                options(
                        any,
                        sought.group(),
                        desk.team().groups().keySet().stream()
                                .map(id -> new Option(id, voice.names().group(id), id.equals(sought.group())))),
                options(any, sought.handler(), people(voice, sought.handler(), true)),
                options(any, sought.reporter(), people(voice, sought.reporter(), false)));
    }

    private static String state(Voice voice, String state) {
        return Stream.of(State.values())
                .map(State::name)
                .filter(name -> name.equalsIgnoreCase(state))
                .map(name -> voice.word("state." + name))
                .findFirst()
                .orElseGet(() -> voice.say("list.state." + state));
    }

    private static Stream<Option> people(Voice voice, @Nullable String chosen, boolean responders) {
        return voice.desk().team().people().stream()
                .filter(person -> responders ? !person.groups().isEmpty() : person.role() != Person.Role.ADMIN)
                .map(person ->
                        new Option(person.id(), person.name(), person.id().equals(chosen)));
    }

    /** What is chosen but not known, a guest for one, stands at the end. */
    private static List<Option> options(Option any, @Nullable String chosen, Stream<Option> known) {
        List<Option> all = new ArrayList<>(List.of(any));
        known.forEach(all::add);
        if (chosen != null && !chosen.isBlank() && all.stream().noneMatch(Option::chosen)) {
            all.add(new Option(chosen, chosen, true));
        }
        return all;
    }
}
