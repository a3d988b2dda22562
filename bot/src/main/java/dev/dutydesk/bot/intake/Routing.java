package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.intake.Reading.Kind;
import dev.dutydesk.state.ticket.Grade;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk's routing rules, made ready once. Immutable. */
final class Routing {
    private final Desk desk;
    private final List<ReadyRule> rules;

    Routing(Desk desk) {
        this.desk = desk;
        this.rules = desk.routing().stream().flatMap(ReadyRule::of).toList();
    }

    /** Where a rule holds, and what its sentence does besides. */
    private record Place(Guards guards, Hit hit) {
        boolean isAlarm() {
            return hit.rule().grade().isAbove(Grade.P3);
        }
    }

    Reading read(String text) {
        if (Courtesy.isGreeting(text)) {
            return new Reading(Kind.GREETING, triage(null));
        }
        List<Sentence> sentences = Sentence.of(text);
        List<Guards> all = sentences.stream().map(Guards::new).toList();
        List<Place> places =
                places(Stream.concat(all.stream(), asked(sentences)).toList());
        if (places.isEmpty() && sentences.size() > 1) {
            // What it is about in one sentence, what is wrong in the next: "付款页面。白屏了".
            places = places(List.of(new Guards(Sentence.whole(sentences))));
        }
        Place dead = null;
        Kind instead = null;
        for (Place place : places) {
            Optional<Kind> otherwise = otherwise(place, places, all);
            if (otherwise.isEmpty() && !isAside(place, dead, instead)) {
                return new Reading(Kind.REPORT, triage(place.hit()));
            }
            if (dead == null && otherwise.isPresent()) {
                dead = place;
                instead = otherwise.get();
            }
        }
        return instead == null
                ? new Reading(Courtesy.of(text, all), triage(null))
                : new Reading(instead, triage(dead == null ? null : dead.hit()));
    }

    /** Who asks whether anybody can and then tells what comes of it says one thing: "有人能付款吗？我这边全失败". */
    private static Stream<Guards> asked(List<Sentence> sentences) {
        return IntStream.range(0, sentences.size() - 1)
                .filter(i ->
                        Phrasing.ANYBODY_ABLE.matcher(sentences.get(i).text()).find())
                .mapToObj(i -> new Guards(Sentence.whole(sentences.subList(i, i + 2))));
    }

    /** Those of the highest grade first, then of the first rule, then with the longest words. */
    private List<Place> places(List<Guards> all) {
        Comparator<Place> grade = Comparator.comparing(p -> p.hit().rule().grade());
        return all.stream()
                .flatMap(guards -> rules.stream()
                        .flatMap(rule -> rule.in(guards.sentence()).stream())
                        .filter(hit -> !guards.isWellAlone(hit))
                        .map(hit -> new Place(guards, hit)))
                .sorted(grade.thenComparing(p -> desk.routing().indexOf(p.hit().rule()))
                        .thenComparing(p -> -p.hit().length()))
                .toList();
    }

    /** What the text does with the words at that place instead of reporting them. */
    private static Optional<Kind> otherwise(Place place, List<Place> places, List<Guards> all) {
        Optional<Kind> otherwise = place.guards().against(place.hit());
        if (otherwise.isEmpty() && (isDeniedBeside(place, places) || isExplained(place, places))) {
            return Optional.of(Kind.NEGATION);
        }
        if (otherwise.isEmpty()) {
            return isTakenBack(place, all)
                    ? Optional.of(Kind.NEGATION)
                    : isElsewhere(place, all) ? Optional.of(Kind.QUOTATION) : otherwise;
        }
        return otherwise.filter(kind -> kind != Kind.QUESTION || !isProved(place, all));
    }

    /** Whether what is wrong is said of something else that isn't so: "余额不足，不是支付故障" tells of no 故障 of a 余额. */
    private static boolean isDeniedBeside(Place place, List<Place> places) {
        return places.stream()
                .anyMatch(other -> other.guards() == place.guards()
                        && other.hit().close()
                        && other.hit().trouble() == place.hit().trouble()
                        && other.guards().isDenied(other.hit()));
    }

    /** Whether it only says how what is denied before it in the same sentence came to be suspected: "没有被黑，那个陌生登录是外包". */
    private static boolean isExplained(Place place, List<Place> places) {
        return place.isAlarm()
                && places.stream()
                        .anyMatch(other -> other.guards() == place.guards()
                                && other.hit()
                                        .rule()
                                        .category()
                                        .equals(place.hit().rule().category())
                                && other.hit().trouble() < place.hit().trouble()
                                && other.guards().deniesTrouble(other.hit())
                                && !other.guards().turnsBetween(other.hit(), place.hit()));
    }

    /** By a later sentence that says at once that all is well: "打不开！后来好了". */
    private static boolean isTakenBack(Place place, List<Guards> all) {
        int at = all.indexOf(place.guards());
        return at >= 0 && all.stream().skip(at + 1).anyMatch(later -> later.isOverAtOnce() || later.isMistaken());
    }

    /** By a later sentence that says that it isn't here: "checkout was down for hours. Glad that's not us". */
    private static boolean isElsewhere(Place place, List<Guards> all) {
        int at = all.indexOf(place.guards());
        return at >= 0 && all.stream().skip(at + 1).anyMatch(Guards::isOfOthers);
    }

    /** Whoever asks whether it is so, and tells in another sentence what fails, reports it: "挂了吗？连不上". */
    private static boolean isProved(Place place, List<Guards> all) {
        return all.stream()
                .anyMatch(other -> other != place.guards() && !other.asksHowFar() && other.tellsOfAFailure());
    }

    /** Whether it only says how an alarm came about that was none: "不是被黑，是我们自己改的首页". */
    private static boolean isAside(Place place, @Nullable Place dead, @Nullable Kind instead) {
        return !place.isAlarm()
                && dead != null
                && dead.isAlarm()
                && (instead == Kind.NEGATION || instead == Kind.QUOTATION)
                && !place.guards().pleads();
    }

    private Triage triage(@Nullable Hit hit) {
        Rule rule = hit == null ? desk.otherwise() : hit.rule();
        return new Triage(
                rule.grade(),
                rule.category(),
                rule.module(),
                rule.group(),
                hit == null ? List.of() : hit.why(),
                rule.triage(),
                desk.isOutOfScope(rule.category()));
    }
}
