package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What colleagues write, read by the example desk. The rules are tuned on one half; of the other, which was written by
 * somebody who knew neither them nor that half, only counts are told, so that nobody tunes on it by accident.
 */
class PhrasesTest {
    private static final Logger LOG = LoggerFactory.getLogger(PhrasesTest.class);

    private final Desk shop = Examples.shop();
    private final Router router = new Router();

    private record Phrase(String expected, String text, String got) {
        boolean isRight() {
            return expected.equals(got);
        }

        boolean isMissedP1() {
            return expected.startsWith("P1") && !got.startsWith("P1");
        }
    }

    @Test
    void theTunedHalfIsReadAsWellAsTheDocsSayAndNoP1IsMissed() throws IOException {
        List<Phrase> phrases = phrases("tuned.tsv");
        String misses = phrases.stream()
                .filter(p -> !p.isRight())
                .map(p -> p.expected() + " read as " + p.got() + ": " + p.text())
                .collect(Collectors.joining("\n"));
        LOG.info("Tuned phrases: {} of {} right\n{}", right(phrases), phrases.size(), misses);
        assertThat(phrases).hasSizeGreaterThan(800).noneMatch(Phrase::isMissedP1);
        holdsWhatTheDocsSay("tuned", phrases);
    }

    @ParameterizedTest
    @CsvSource({"held-out.tsv, held out", "indirect.tsv, indirect"})
    void whatWasNeverTunedOnIsReadAsWellAsTheDocsSay(String file, String name) throws IOException {
        List<Phrase> phrases = phrases(file);
        Map<String, Long> misses = phrases.stream()
                .filter(p -> !p.isRight())
                .collect(Collectors.groupingBy(
                        p -> p.expected() + " read as " + p.got(), TreeMap::new, Collectors.counting()));
        long missed = phrases.stream().filter(Phrase::isMissedP1).count();
        LOG.info("{} phrases: {} of {} right, {} P1 missed: {}", name, right(phrases), phrases.size(), missed, misses);
        holdsWhatTheDocsSay(name, phrases);
    }

    private static void holdsWhatTheDocsSay(String half, List<Phrase> phrases) throws IOException {
        long right = right(phrases);
        assertThat(Files.readString(Path.of("../docs/routing.md")))
                .contains("| %s | %d of %d (%.1f %%) | %d |"
                        .formatted(
                                half,
                                right,
                                phrases.size(),
                                100.0 * right / phrases.size(),
                                phrases.stream().filter(Phrase::isMissedP1).count()));
    }

    private static long right(List<Phrase> phrases) {
        return phrases.stream().filter(Phrase::isRight).count();
    }

    private List<Phrase> phrases(String file) throws IOException {
        try (InputStream in = PhrasesTest.class.getResourceAsStream("/phrases/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(pair -> new Phrase(pair[0], pair[1], label(pair[1].replace("\\n", "\n"))))
                    .toList();
        }
    }

    private String label(String text) {
        Reading reading = router.read(shop, text);
        Triage triage = reading.triage();
        if (!reading.isReport()) {
            return reading.kind().name().toLowerCase(Locale.ROOT);
        }
        return triage.triage() ? "triage" : triage.grade().word() + " " + triage.module();
    }
}
