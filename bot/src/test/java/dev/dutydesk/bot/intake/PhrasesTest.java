package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.ExampleLists;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What colleagues write, read by the example desk. One half are the examples that the bot learns from; of the other, which
 * was written by people who knew neither them nor the rules, only counts are told, so that nobody tunes on it by accident.
 */
class PhrasesTest {
    private static final Logger LOG = LoggerFactory.getLogger(PhrasesTest.class);

    private static final List<String> TALK = Stream.of(Reading.Kind.values())
            .filter(kind -> kind != Reading.Kind.REPORT && kind != Reading.Kind.NOTHING)
            .map(PhrasesTest::word)
            .toList();

    private final Desk shop = Examples.shop();
    private final Router router = new Router();

    private record Phrase(String expected, String text, String got) {
        boolean isRight() {
            return expected.equals(got);
        }

        boolean isP1() {
            return expected.startsWith("P1");
        }

        boolean isMissedP1() {
            return isP1() && !got.startsWith("P1");
        }

        boolean isFalseP1() {
            return !isP1() && got.startsWith("P1");
        }
    }

    @Test
    void theExamplesAreReadAsWellAsTheDocsSay() throws IOException {
        List<Phrase> phrases = Stream.concat(ExampleLists.SUBJECTS.stream(), TALK.stream())
                .flatMap(list ->
                        ExampleLists.list(list).stream().map(text -> new Phrase(expected(list), text, label(text))))
                .toList();
        LOG.info(
                "Examples that are read otherwise:\n{}",
                phrases.stream()
                        .filter(p -> !p.isRight())
                        .map(p -> p.expected() + " read as " + p.got() + ": " + p.text())
                        .collect(Collectors.joining("\n")));
        holdsWhatTheDocsSay("examples", phrases);
    }

    @Test
    void whatWasNeverLearntFromIsReadAsWellAsTheDocsSay() throws IOException {
        List<Phrase> phrases = phrases("held-out.tsv");
        Map<String, Long> misses = phrases.stream()
                .filter(p -> !p.isRight())
                .collect(Collectors.groupingBy(
                        p -> p.expected() + " read as " + p.got(), TreeMap::new, Collectors.counting()));
        LOG.info("{} of {} right; {}", right(phrases), phrases.size(), misses);
        holdsWhatTheDocsSay("held out", phrases);
        assertThat(phrases).noneMatch(Phrase::isMissedP1);
        assertThat(10.0 * right(phrases) / phrases.size()).as("nine in ten").isGreaterThan(9);
        String all = Integer.toString(phrases.size());
        String p1 = Long.toString(phrases.stream().filter(Phrase::isP1).count());
        assertThat(Files.readString(Path.of("../README.md")))
                .contains("Of " + all + " messages", "none of " + p1 + " P1 is missed");
        assertThat(Files.readString(Path.of("../README.zh-CN.md"))).contains(all + " 条消息", p1 + " 条 P1 一条不漏");
    }

    @Test
    void theHalvesHaveNothingInCommon() throws IOException {
        Set<String> learnt = Stream.concat(ExampleLists.SUBJECTS.stream(), TALK.stream())
                .flatMap(list -> ExampleLists.list(list).stream())
                .collect(Collectors.toSet());
        assertThat(phrases("held-out.tsv").stream().map(Phrase::text)).doesNotContainAnyElementsOf(learnt);
    }

    /** Where a mention is needed, colleagues who only talk must hardly ever be asked whether they report a P1. */
    @Test
    void colleaguesWhoTalkAreHardlyEverAskedWhetherTheyReport() throws IOException {
        List<String> said =
                lines("chatter.tsv").map(line -> line.split("\t", 2)[1]).toList();
        List<String> asked =
                said.stream().filter(text -> router.read(shop, text).isAlarm()).toList();
        assertThat(asked).as("of " + said.size()).hasSizeLessThanOrEqualTo(said.size() / 50);
    }

    private static void holdsWhatTheDocsSay(String half, List<Phrase> phrases) throws IOException {
        long right = right(phrases);
        assertThat(Files.readString(Path.of("../docs/routing.md")))
                .contains("| %s | %d of %d (%.1f %%) | %d of %d | %d |"
                        .formatted(
                                half,
                                right,
                                phrases.size(),
                                100.0 * right / phrases.size(),
                                phrases.stream().filter(Phrase::isMissedP1).count(),
                                phrases.stream().filter(Phrase::isP1).count(),
                                phrases.stream().filter(Phrase::isFalseP1).count()));
    }

    private static long right(List<Phrase> phrases) {
        return phrases.stream().filter(Phrase::isRight).count();
    }

    private List<Phrase> phrases(String file) throws IOException {
        return lines(file)
                .map(line -> line.split("\t", 2))
                .map(pair -> new Phrase(pair[0], pair[1], label(pair[1].replace("\\n", "\n"))))
                .toList();
    }

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream in = PhrasesTest.class.getResourceAsStream("/phrases/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }

    private String label(String text) {
        Reading reading = router.read(shop, text);
        Triage triage = reading.triage();
        if (!reading.isReport()) {
            return word(reading.kind());
        }
        return triage.triage() ? "triage" : triage.grade().word() + " " + triage.module();
    }

    private String expected(String list) {
        return shop.routing().stream()
                .filter(rule -> rule.lists().contains(list))
                .findFirst()
                .map((Rule rule) -> rule.grade().word() + " " + rule.module())
                .orElse(list.equals("other") ? "triage" : list);
    }

    private static String word(Reading.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
