package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A desk's routing rules, made ready once. Immutable. */
final class Routing {
    private final Desk desk;
    private final List<ReadyRule> rules;

    Routing(Desk desk) {
        this.desk = desk;
        this.rules = desk.routing().stream().flatMap(ReadyRule::of).toList();
    }

    /** A hit with what takes its alarm away; empty where nothing does. */
    private record Judged(Hit hit, Optional<Reading.Kind> otherwise) {}

    Reading read(String text) {
        if (Courtesy.isGreeting(text)) {
            return new Reading(Reading.Kind.GREETING, triage(Optional.empty()));
        }
        List<Sentence> sentences = Sentence.of(text);
        List<Guards> guards = sentences.stream().map(Guards::new).toList();
        List<Judged> all = judged(guards);
        if (all.isEmpty() && sentences.size() > 1) {
            // What it is about in one sentence, what is wrong in the next: "付款页面。白屏了".
            all = judged(List.of(new Guards(Sentence.whole(sentences))));
        }
        Optional<Judged> live =
                best(all.stream().filter(j -> j.otherwise().isEmpty()).toList());
        Optional<Judged> dead = live.isPresent() ? Optional.empty() : best(all);
        Reading.Kind kind = live.isPresent()
                ? Reading.Kind.REPORT
                : dead.flatMap(Judged::otherwise).orElseGet(() -> Courtesy.of(text, guards));
        return new Reading(kind, triage(live.or(() -> dead).map(Judged::hit)));
    }

    private List<Judged> judged(List<Guards> guards) {
        return guards.stream()
                .flatMap(guard -> rules.stream()
                        .flatMap(rule -> rule.in(guard.sentence()).stream())
                        .map(hit -> new Judged(hit, guard.against(hit))))
                .toList();
    }

    /** Of the highest grade, then of the first rule, then with the longest words. */
    private Optional<Judged> best(List<Judged> all) {
        Comparator<Judged> grade = Comparator.comparing(j -> j.hit().rule().grade());
        return all.stream()
                .min(grade.thenComparing(j -> desk.routing().indexOf(j.hit().rule()))
                        .thenComparing(j -> -j.hit().length()));
    }

    private Triage triage(Optional<Hit> hit) {
        Rule rule = hit.map(Hit::rule).orElseGet(desk::otherwise);
        return new Triage(
                rule.grade(),
                rule.category(),
                rule.module(),
                rule.group(),
                hit.map(Hit::why).orElse(List.of()),
                rule.triage(),
                desk.isOutOfScope(rule.category()));
    }
}
