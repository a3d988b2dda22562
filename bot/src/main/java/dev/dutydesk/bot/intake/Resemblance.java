package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.ExampleLists;
import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.intake.Learnt.Lesson;
import dev.dutydesk.bot.intake.Reading.Kind;
import dev.dutydesk.state.ticket.Grade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text resembles of the examples that the bot brings along and of the desk's own: one of its rules, work that none of
 * them is for, or a kind of talk. Immutable.
 */
final class Resemblance {
    /** What the examples of one class are of. @param kind {@link Kind#REPORT}, or talk @param rule null for talk, and for work that is no rule's */
    private record Like(Kind kind, @Nullable Rule rule) {}

    /** A desk's own example counts as so many: it brings few along, and means them. */
    private static final int OWN = 20;
    /** Words of a rule make its examples so many times as likely: some that are there mean something else. */
    private static final double WORDS = 2.7;
    /** A P1 that is missed costs more than one that is none. */
    private static final double URGENT = 2;
    /** From this share of all that speaks for a report on, it would go there. */
    private static final double PLAIN = 0.5;
    /** From here on it speaks of that place. */
    private static final double NAMED = 0.8;

    private final List<Like> likes = new ArrayList<>();
    private final Learnt learnt;

    Resemblance(Desk desk) {
        List<Lesson> own = new ArrayList<>();
        for (String list : Brought.LISTS) {
            likes.add(new Like(
                    Brought.kind(list),
                    desk.routing().stream()
                            .filter(rule -> rule.lists().contains(list))
                            .findFirst()
                            .orElse(null)));
        }
        for (Rule rule : desk.routing()) {
            if (!rule.examples().isEmpty()) {
                int of = of(rule);
                if (of < 0) {
                    of = likes.size();
                    likes.add(new Like(Kind.REPORT, rule));
                }
                int like = of;
                rule.examples().forEach(text -> own.addAll(Collections.nCopies(OWN, Brought.lesson(text, like))));
            }
        }
        learnt = own.isEmpty()
                ? Brought.LEARNT
                : Learnt.from(Stream.concat(Brought.lessons(), own.stream()).toList(), likes.size());
    }

    /** What the bot brings along, learnt once for all desks that add nothing of their own. */
    private static final class Brought {
        /** What is no rule's comes first: of a text whose pieces are all unknown nothing else is said. */
        static final List<String> LISTS = Stream.of(
                        Stream.of("other", ExampleLists.CHATTER),
                        ExampleLists.SUBJECTS.stream().filter(list -> !list.equals("other")),
                        Stream.of(Kind.values())
                                .filter(kind -> kind != Kind.REPORT && kind != Kind.NOTHING)
                                .map(Brought::word))
                .flatMap(names -> names)
                .toList();

        static final Learnt LEARNT = Learnt.from(lessons().toList(), LISTS.size());

        static Stream<Lesson> lessons() {
            return IntStream.range(0, LISTS.size())
                    .boxed()
                    .flatMap(of -> ExampleLists.list(LISTS.get(of)).stream().map(text -> lesson(text, of)));
        }

        static Lesson lesson(String text, int of) {
            return new Lesson(Sentence.whole(Sentence.of(text)), of);
        }

        static Kind kind(String list) {
            return Stream.of(Kind.values())
                    .filter(kind -> word(kind).equals(list))
                    .findFirst()
                    .orElse(Kind.REPORT);
        }

        private static String word(Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes ready what all desks share, ahead of the first text. */
    static void prepare() {
        Objects.requireNonNull(Brought.LEARNT);
    }

    /**
     * What a text is.
     *
     * @param rule where it goes, or would go if it were reported; null for work that is no rule's
     * @param named whether the text has the rule's words, or is like hardly any other report
     * @param likelihood how likely it is just that, from 0 to 1
     */
    record Found(Kind kind, @Nullable Rule rule, boolean named, double likelihood) {}

    /**
     * @param hit the rule whose words are in the text, null where there is none: it stands, unless what the text resembles most is
     *     worse
     */
    Found in(String text, @Nullable Rule hit) {
        double[] likely = learnt.likelihood(text);
        int spoken = hit == null ? -1 : of(hit);
        double sum = 0;
        for (int i = 0; i < likely.length; i++) {
            Rule rule = likes.get(i).rule();
            likely[i] *= (rule != null && rule.grade() == Grade.P1 ? URGENT : 1) * (i == spoken ? WORDS : 1);
            sum += likely[i];
        }
        int best = best(likely, like -> true);
        int work = best(likely, like -> like.kind() == Kind.REPORT);
        double share = share(likely, work);
        // Talk that were reported would go there, rather than anywhere: "好了没" is about nothing in particular.
        boolean plain = likes.get(best).kind() == Kind.REPORT || share > PLAIN;
        Rule rule = plain ? likes.get(work).rule() : null;
        if (hit == null || rule != null && rule.grade().isAbove(hit.grade())) {
            return new Found(likes.get(best).kind(), rule, hit != null || share > NAMED, likely[work] / sum);
        }
        return new Found(likes.get(best).kind(), hit, true, spoken < 0 ? 1 : likely[spoken] / sum);
    }

    /** How much of what speaks for any report speaks for that one. */
    private double share(double[] likely, int work) {
        double reports = IntStream.range(0, likely.length)
                .filter(i -> likes.get(i).kind() == Kind.REPORT)
                .mapToDouble(i -> likely[i])
                .sum();
        return likely[work] / reports;
    }

    private int best(double[] likely, Predicate<Like> among) {
        return IntStream.range(0, likely.length)
                .filter(i -> among.test(likes.get(i)))
                .boxed()
                .max(Comparator.comparingDouble((Integer i) -> likely[i]).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The words of the text by which it resembles what the rule is for; empty where the rule has no examples. */
    String telling(String text, Rule rule) {
        int of = of(rule);
        return of < 0 ? "" : learnt.telling(text, of);
    }

    /** Which class the rule's texts are in: its own, or that of a rule which sends them to the same place; −1 where there is none. */
    private int of(Rule rule) {
        return IntStream.range(0, likes.size())
                .filter(i -> likes.get(i).rule() instanceof Rule other
                        && (other == rule
                                || other.grade() == rule.grade()
                                        && other.category().equals(rule.category())
                                        && other.module().equals(rule.module())
                                        && other.group().equals(rule.group())))
                .findFirst()
                .orElse(-1);
    }
}
