package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.intake.Words.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule, ready to be looked for in sentences. @param trouble null for a rule of words alone @param unless null where nothing keeps it from holding */
record ReadyRule(
        Rule rule,
        Words words,
        @Nullable Words trouble,
        @Nullable Words unless) {
    /** How far apart the two words may stand, a Chinese character counted as two Latin letters. */
    private static final int NEAR = 48;

    static Stream<ReadyRule> of(Rule rule) {
        return switch (rule.condition()) {
            case Rule.Condition.Both both ->
                Stream.of(new ReadyRule(rule, Words.of(both.about()), Words.of(both.trouble()), unless(rule)));
            case Rule.Condition.Any any -> Stream.of(new ReadyRule(rule, Words.of(any.words()), null, unless(rule)));
            case Rule.Condition.Otherwise otherwise -> Stream.empty();
        };
    }

    private static @Nullable Words unless(Rule rule) {
        return rule.unless().isEmpty() ? null : Words.of(rule.unless());
    }

    List<Hit> in(String sentence) {
        List<Found> abouts = words.in(sentence);
        if (abouts.isEmpty() || unless != null && unless.areIn(sentence)) {
            return List.of();
        }
        if (trouble == null) {
            return abouts.stream()
                    .map(found -> new Hit(rule, List.of(found.shown())))
                    .toList();
        }
        return pairs(sentence, abouts, trouble.in(sentence));
    }

    /** Each trouble with the nearest thing before it, with the nearest behind it, and with one in its gap: 把…隐藏. */
    private List<Hit> pairs(String sentence, List<Found> abouts, List<Found> troubles) {
        List<Hit> hits = new ArrayList<>();
        for (Found wrong : troubles) {
            Found before = null;
            Found behind = null;
            Found within = null;
            for (Found about : abouts) {
                if (about.end() <= wrong.start() || shareAWord(about, wrong)) {
                    before = about;
                } else if (behind == null && about.start() >= wrong.end()) {
                    behind = about;
                } else if (wrong.hasGap() && about.start() > wrong.start() && about.end() < wrong.end()) {
                    within = about;
                }
            }
            pair(sentence, before, wrong, hits);
            pair(sentence, behind, wrong, hits);
            pair(sentence, within, wrong, hits);
        }
        return hits;
    }

    /** As "付款按钮" and "按钮消失" do. */
    private static boolean shareAWord(Found about, Found wrong) {
        return about.start() < wrong.start() && about.end() < wrong.end() && about.end() - wrong.start() > 1;
    }

    private void pair(String sentence, @Nullable Found about, Found wrong, List<Hit> hits) {
        if (about == null) {
            return;
        }
        int from = Math.min(about.end(), wrong.end());
        int to = Math.max(about.start(), wrong.start());
        int gap = sentence.substring(from, Math.max(from, to))
                .chars()
                .map(c -> Character.isIdeographic(c) ? 2 : 1)
                .sum();
        if (gap <= NEAR) {
            hits.add(new Hit(rule, List.of(about.shown(), wrong.shown())));
        }
    }
}
