package dev.dutydesk.bot.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What was learnt from examples: how much each piece of a text speaks for each class of texts. It is a softmax regression over
 * pieces, each weighed by how often it is in the text and how rare among the examples (tf-idf, of length 1): taught in less
 * than a second, and asked in microseconds. The same lessons in the same order teach the same. Immutable.
 */
final class Learnt {
    /** A text as {@link Sentence#whole} writes it, and the class that it is an example of. */
    record Lesson(String text, int of) {}

    /** How often all lessons are gone through, each time by smaller steps. */
    private static final int ROUNDS = 6;

    private static final double STEP = 6;
    /** What most lessons are about says less of a text than its pieces. */
    private static final float STEP_OF_BIAS = 0.05f;
    /** Smaller corrections are left out: they are most of the work. */
    private static final double LEAST = 1e-3;
    /** From a piece that only one lesson has nothing is learnt that holds for others. */
    private static final int IN_LESSONS = 2;

    private final int classes;
    private final Pieces pieces;
    private final float[] rarity;
    private final float[] weights;
    private final float[] bias;

    private Learnt(int classes, Pieces pieces, int lessons) {
        this.classes = classes;
        this.pieces = pieces;
        this.rarity = new float[pieces.count()];
        for (int piece = 0; piece < rarity.length; piece++) {
            rarity[piece] = (float) (Math.log((1.0 + lessons) / (1.0 + pieces.times(piece))) + 1);
        }
        this.weights = new float[rarity.length * classes];
        this.bias = new float[classes];
    }

    /** @param classes how many there are; lessons name them by number, from 0 */
    static Learnt from(List<Lesson> lessons, int classes) {
        List<int[]> texts =
                lessons.stream().map(lesson -> sorted(lesson.text())).toList();
        Learnt learnt = new Learnt(classes, Pieces.inAtLeast(IN_LESSONS, texts), lessons.size());
        learnt.learn(
                texts.stream().map(learnt::weighed).toArray(Weighed[]::new),
                lessons.stream().mapToInt(Lesson::of).toArray());
        return learnt;
    }

    /** The known pieces of a text, and what each weighs in it. */
    private record Weighed(int[] pieces, float[] weights) {}

    private void learn(Weighed[] texts, int[] right) {
        int[] order = IntStream.range(0, texts.length).toArray();
        Random random = new Random(texts.length);
        double[] likely = new double[classes];
        double steps = (double) ROUNDS * texts.length;
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int i = 0; i < order.length; i++) {
                double step = STEP * (1 - ((double) round * order.length + i) / steps);
                weigh(texts[order[i]], likely);
                toLikelihood(likely);
                likely[right[order[i]]] -= 1;
                correct(texts[order[i]], likely, step);
            }
        }
        center();
    }

    /** So that a piece's weight for a class says how much more it speaks for that than for all the others. */
    private void center() {
        for (int from = 0; from < weights.length; from += classes) {
            float sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += weights[from + c];
            }
            for (int c = 0; c < classes; c++) {
                weights[from + c] -= sum / classes;
            }
        }
    }

    private void correct(Weighed text, double[] wrong, double step) {
        for (int c = 0; c < classes; c++) {
            float by = (float) (step * wrong[c]);
            if (Math.abs(by) < LEAST) {
                continue;
            }
            bias[c] -= by * STEP_OF_BIAS;
            for (int k = 0; k < text.pieces.length; k++) {
                weights[text.pieces[k] * classes + c] -= by * text.weights[k];
            }
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int one = order[i];
            order[i] = order[other];
            order[other] = one;
        }
    }

    /** How likely the text is of each class, in sum 1; a text of which no piece is known is of the first one. */
    double[] likelihood(String text) {
        Weighed weighed = weighed(sorted(text));
        double[] likely = new double[classes];
        if (weighed.pieces.length == 0) {
            likely[0] = 1;
            return likely;
        }
        weigh(weighed, likely);
        toLikelihood(likely);
        return likely;
    }

    private void weigh(Weighed text, double[] into) {
        for (int c = 0; c < classes; c++) {
            into[c] = bias[c];
        }
        for (int k = 0; k < text.pieces.length; k++) {
            int from = text.pieces[k] * classes;
            float weight = text.weights[k];
            for (int c = 0; c < classes; c++) {
                into[c] += weights[from + c] * weight;
            }
        }
    }

    private static void toLikelihood(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    /**
     * The part of the text that speaks most for the class: a few words or characters in a row; empty where nothing does.
     */
    String telling(String text, int of) {
        Grams grams = Grams.of(text);
        double[] heat = new double[text.length() + 1];
        for (int i = 0; i < grams.count(); i++) {
            int piece = pieces.of(grams.ids()[i]);
            if (piece >= 0) {
                double speaks = weights[piece * classes + of] * rarity[piece];
                int length = grams.ends()[i] - grams.starts()[i];
                for (int at = grams.starts()[i]; at < grams.ends()[i]; at++) {
                    heat[at] += speaks / length;
                }
            }
        }
        return Span.hottest(text, heat);
    }

    private static int[] sorted(String text) {
        int[] ids = Grams.of(text).ids();
        Arrays.sort(ids);
        return ids;
    }

    private Weighed weighed(int[] sorted) {
        int[] known = new int[sorted.length];
        float[] weight = new float[sorted.length];
        int count = 0;
        double square = 0;
        int next;
        for (int i = 0; i < sorted.length; i = next) {
            next = i + 1;
            while (next < sorted.length && sorted[next] == sorted[i]) {
                next++;
            }
            int piece = pieces.of(sorted[i]);
            if (piece >= 0) {
                known[count] = piece;
                weight[count] = (float) ((1 + Math.log(next - i)) * rarity[piece]);
                square += weight[count] * weight[count];
                count++;
            }
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < count; i++) {
            weight[i] /= length;
        }
        return new Weighed(Arrays.copyOf(known, count), Arrays.copyOf(weight, count));
    }
}
