package dev.dutydesk.bot.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Tells how alike two texts are, by the words they share. Chinese is cut into words by Lucene's smartcn, whose dictionary
 * is read at the first text; English words are stemmed. Safe to use from many threads.
 */
public final class Likeness {
    /** From here on two texts are worth being asked about. */
    public static final double ALIKE = 0.5;

    /** Texts whose words are remembered: the open ones of a few desks. */
    private static final int REMEMBERED = 1_000;
    /** What a text begins with says what it is about. */
    private static final int LOOKED_AT = 500;
    /** What people say about anything. */
    private static final Set<String> EMPTY = Set.of(
            "的", "了", "是", "在", "都", "也", "就", "和", "很", "又", "还", "吗", "呢", "啊", "吧", "我", "我们", "你", "他", "这", "那",
            "一", "一个", "有", "个", "请", "看", "一下", "现在", "今天", "一直", "the", "a", "an", "is", "are", "and", "to", "of",
            "it", "i", "we", "on", "in", "for", "my", "our", "with");

    private final Analyzer analyzer = new SmartChineseAnalyzer();
    private final Map<String, Set<String>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** From 0, nothing in common, to 1, the same words. */
    public double of(String one, String other) {
        return of(words(one), other);
    }

    /** @param words of the one text, where it is compared with many */
    public double of(Set<String> words, String other) {
        Set<String> others = words(other);
        long shared = words.stream().filter(others::contains).count();
        // One word in common is chance, unless it is all there is.
        boolean chance = shared < 2 && !words.equals(others);
        return shared == 0 || chance ? 0 : shared / Math.sqrt((double) words.size() * others.size());
    }

    /** What a text is compared by. */
    public Set<String> words(String text) {
        synchronized (known) {
            Set<String> words = known.get(text);
            if (words != null) {
                return words;
            }
        }
        Set<String> words = cut(text);
        synchronized (known) {
            known.put(text, words);
        }
        return words;
    }

    private Set<String> cut(String text) {
        String plain = PlainText.of(text);
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens =
                analyzer.tokenStream("text", plain.substring(0, Math.min(plain.length(), LOOKED_AT)))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String word = term.toString();
                if (!EMPTY.contains(word)) {
                    words.add(word);
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read", e);
        }
        return words;
    }
}
