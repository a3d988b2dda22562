package dev.dutydesk.bot.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The words that the bot brings along, in Chinese and English: a rule names such a list as {@code any:broken} among its own
 * words. A list is a file of lines, one idea each, words parted by commas; {@code #} begins a comment.
 */
public final class WordLists {
    /** Begins the name of a list where a word may stand. */
    static final String ANY = "any:";

    /** No list, but two amounts of which one is ten, a hundred or a thousand times the other. */
    public static final String LOST_ZERO = ANY + "lost-zero";

    /** The lists that a desk file may name. */
    public static final List<String> NAMES = List.of(
            "broken",
            "unreachable",
            "slow",
            "amiss",
            "paying",
            "unpaid",
            "nobody-buys",
            "sales",
            "none",
            "shop",
            "everything",
            "all-down",
            "records",
            "lost",
            "price",
            "wrong-amount",
            "lost-zero",
            "becomes",
            "deal",
            "mispriced",
            "attack",
            "private",
            "stolen",
            "entry",
            "stranger",
            "feature",
            "customer",
            "server",
            "overload",
            "looks",
            "cosmetic",
            "help",
            "goods",
            "change",
            "goods-work",
            "wish",
            "one-item",
            "one-customer",
            "office");

    private static final Map<String, List<String>> READ = new ConcurrentHashMap<>();

    private WordLists() {}

    /** The words with those of each list named among them. */
    public static List<String> expanded(List<String> words) {
        return words.stream().flatMap(WordLists::expanded).distinct().toList();
    }

    private static Stream<String> expanded(String word) {
        return word.startsWith(ANY) && !word.equals(LOST_ZERO)
                ? list("words", word.substring(ANY.length())).stream()
                : Stream.of(word);
    }

    /** The words of the file in that folder of the jar. */
    public static List<String> list(String folder, String name) {
        String path = "/%s/%s.txt".formatted(folder, name);
        List<String> known = READ.get(path);
        if (known == null) {
            // Lists name others: computeIfAbsent may not be entered twice.
            known = lines(path)
                    .map(line -> line.replaceFirst("#.*", ""))
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .flatMap(WordLists::expanded)
                    .toList();
            READ.put(path, known);
        }
        return known;
    }

    private static Stream<String> lines(String path) {
        try (InputStream in = WordLists.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The list of words isn't in the jar: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
