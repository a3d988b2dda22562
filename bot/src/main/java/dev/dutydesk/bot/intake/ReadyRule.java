package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule, ready to be looked for in sentences. @param trouble null for a rule of words alone */
record ReadyRule(Rule rule, List<Word> words, @Nullable List<Word> trouble) {
    /** How far apart the two words may stand, a Chinese character counted as two Latin letters. */
    private static final int NEAR = 48;

    /** So many places of one rule in one sentence are looked at: more of them say nothing new. */
    private static final int MOST = 64;

    private record Found(int start, int end, boolean trouble, String shown) {}

    static Stream<ReadyRule> of(Rule rule) {
        return switch (rule.condition()) {
            case Rule.Condition.Both both -> Stream.of(new ReadyRule(rule, words(both.about()), words(both.trouble())));
            case Rule.Condition.Any any -> Stream.of(new ReadyRule(rule, words(any.words()), null));
            case Rule.Condition.Otherwise otherwise -> Stream.empty();
        };
    }

    private static List<Word> words(List<String> words) {
        return words.stream().map(Word::of).toList();
    }

    List<Hit> in(Sentence sentence) {
        List<Found> abouts = longest(sentence.text(), words, false);
        if (trouble == null) {
            return abouts.stream()
                    .map(f -> new Hit(rule, sentence, f.start(), f.end(), f.start(), false, List.of(f.shown())))
                    .toList();
        }
        return abouts.isEmpty() ? List.of() : pairs(sentence, abouts, longest(sentence.text(), trouble, true));
    }

    /** Each trouble with the nearest thing before it, and with the nearest behind it. */
    private List<Hit> pairs(Sentence sentence, List<Found> abouts, List<Found> troubles) {
        List<Hit> hits = new ArrayList<>();
        for (Found wrong : troubles) {
            Found before = null;
            Found behind = null;
            for (Found about : abouts) {
                if (about.end() <= wrong.start()) {
                    before = about;
                } else if (behind == null && about.start() >= wrong.end()) {
                    behind = about;
                }
            }
            pair(sentence, before, wrong, hits);
            pair(sentence, behind, wrong, hits);
        }
        return hits;
    }

    private void pair(Sentence sentence, @Nullable Found about, Found wrong, List<Hit> hits) {
        if (about == null) {
            return;
        }
        int from = Math.min(about.end(), wrong.end());
        int to = Math.max(about.start(), wrong.start());
        int gap = sentence.text()
                .substring(from, to)
                .chars()
                .map(c -> Character.isIdeographic(c) ? 2 : 1)
                .sum();
        if (gap <= NEAR) {
            hits.add(new Hit(
                    rule,
                    sentence,
                    Math.min(about.start(), wrong.start()),
                    Math.max(about.end(), wrong.end()),
                    wrong.start(),
                    gap <= 1,
                    List.of(about.shown(), wrong.shown())));
        }
    }

    /** Where the words are, in order, without those that lie inside a longer one. */
    private static List<Found> longest(String text, List<Word> words, boolean trouble) {
        List<Found> all = new ArrayList<>();
        words.forEach(word ->
                word.in(text, at -> all.add(new Found(at, at + word.plain().length(), trouble, word.shown()))));
        all.sort(Comparator.comparingInt(Found::start)
                .thenComparing(Comparator.comparingInt(Found::end).reversed()));
        List<Found> longest = new ArrayList<>();
        int end = 0;
        for (Found found : all) {
            if (found.end() > end && longest.size() < MOST) {
                longest.add(found);
                end = found.end();
            }
        }
        return longest;
    }
}
