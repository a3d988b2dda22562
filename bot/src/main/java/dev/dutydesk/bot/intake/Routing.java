package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A desk's routing rules, made ready once. Immutable. */
final class Routing {
    private final Desk desk;
    private final List<Ready> rules;

    Routing(Desk desk) {
        this.desk = desk;
        this.rules = desk.routing().stream().flatMap(Ready::of).toList();
    }

    /** A rule with its lists of words, of each of which one must be in the text. */
    private record Ready(Rule rule, List<List<Word>> lists) {
        static Stream<Ready> of(Rule rule) {
            return switch (rule.condition()) {
                case Rule.Condition.Both both ->
                    Stream.of(new Ready(rule, List.of(words(both.about()), words(both.trouble()))));
                case Rule.Condition.Any any -> Stream.of(new Ready(rule, List.of(words(any.words()))));
                case Rule.Condition.Otherwise otherwise -> Stream.empty();
            };
        }

        private static List<Word> words(List<String> words) {
            return words.stream().map(Word::of).toList();
        }

        /** The longest word of each list that is in the text; fewer than there are lists where the rule doesn't hold. */
        List<String> found(String text) {
            return lists.stream()
                    .flatMap(
                            words -> words.stream()
                                    .filter(w -> w.isIn(text))
                                    .max(Comparator.comparingInt(w -> w.plain().length()))
                                    .stream())
                    .map(Word::shown)
                    .toList();
        }
    }

    private record Held(Rule rule, List<String> why) {}

    Triage triage(String text) {
        String plain = PlainText.of(text);
        Optional<Held> best = rules.stream()
                .map(ready -> new Held(ready.rule(), ready.found(plain)))
                .filter(held -> held.why().size() == lists(held.rule()))
                .min(Comparator.comparing(held -> held.rule().grade()));
        Held held = best.orElseGet(() -> new Held(desk.otherwise(), List.of()));
        Rule rule = held.rule();
        return new Triage(
                rule.grade(),
                rule.category(),
                rule.module(),
                rule.group(),
                held.why(),
                rule.triage(),
                desk.isOutOfScope(rule.category()));
    }

    private static int lists(Rule rule) {
        return rule.condition() instanceof Rule.Condition.Both ? 2 : 1;
    }
}
