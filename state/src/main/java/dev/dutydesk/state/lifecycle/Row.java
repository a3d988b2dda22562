package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of the {@link TransitionTable}: what can be done where, by whom, on what terms, and where it leads.
 */
public final class Row {
    private final Verb verb;
    private final Set<State> from;
    private final Destination to;
    private final Set<State> alsoOn;
    private final Reason otherwise;
    private final List<Party> who;
    private final List<Rule> rules;
    private final String remark;

    /** A row that anyone can use. @param from empty for a new ticket */
    Row(Verb verb, Set<State> from, Destination to) {
        this(verb, from, to, Set.of(), Reason.NOT_A_RESPONDER, List.of(Party.ANYONE), List.of(), "");
    }

    private Row(
            Verb verb,
            Set<State> from,
            Destination to,
            Set<State> alsoOn,
            Reason otherwise,
            List<Party> who,
            List<Rule> rules,
            String remark) {
        this.verb = verb;
        this.from = from;
        this.to = to;
        this.alsoOn = alsoOn;
        this.otherwise = otherwise;
        this.who = who;
        this.rules = rules;
        this.remark = remark;
    }

    /** @param otherwise how everyone else is refused */
    Row by(Reason otherwise, Party... who) {
        return new Row(verb, from, to, alsoOn, otherwise, List.of(who), rules, remark);
    }

    Row needs(Rule... rules) {
        return new Row(verb, from, to, alsoOn, otherwise, who, List.of(rules), remark);
    }

    /** The states in which a second ticket can stand that takes part, changes and stays. */
    Row alsoOn(Set<State> states) {
        return new Row(verb, from, to, states, otherwise, who, rules, remark);
    }

    Row remark(String remark) {
        return new Row(verb, from, to, alsoOn, otherwise, who, rules, remark);
    }

    public Verb verb() {
        return verb;
    }

    /** The states it starts from; empty for a new ticket. */
    public Set<State> from() {
        return from;
    }

    /** The states it can lead to from the given one. */
    public Set<State> to(State from) {
        Set<State> states = EnumSet.noneOf(State.class);
        states.addAll(to.possible().apply(from));
        return Collections.unmodifiableSet(states);
    }

    /** Where it leads, in words. */
    public String to() {
        return to.words();
    }

    /** Who may, in words. */
    public String who() {
        return who.stream().map(Party::words).collect(Collectors.joining(", "));
    }

    /** What it needs and what comes with it, in words. */
    public String terms() {
        return Stream.concat(rules.stream().map(Rule::words), Stream.of(remark))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    Set<State> alsoOn() {
        return alsoOn;
    }

    /** The single ways this row stands for, those of a second ticket included. */
    Stream<Transition> transitions() {
        Stream<Transition> own = from.isEmpty()
                ? to(State.DISPATCHED).stream().map(t -> new Transition(verb, null, t))
                : from.stream().flatMap(f -> to(f).stream().map(t -> new Transition(verb, f, t)));
        return Stream.concat(own, alsoOn.stream().map(s -> new Transition(verb, s, s)));
    }

    boolean startsFrom(State state) {
        return from.contains(state);
    }

    /** What stands against it: nobody covered by {@code who}, else the first rule that refuses. */
    Optional<Refusal> refuses(Case c) {
        if (who.stream().noneMatch(party -> party.covers(c))) {
            return Optional.of(Refusal.of(otherwise, c));
        }
        return rules.stream().flatMap(rule -> rule.check().apply(c).stream()).findFirst();
    }

    State leadsTo(Case c) {
        return to.choice().apply(c);
    }
}
