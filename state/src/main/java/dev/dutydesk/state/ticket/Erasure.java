package dev.dutydesk.state.ticket;

import java.util.List;

/**
 * What must not be read any more, on a ticket, in its history and in what is kept of it as it was typed.
 *
 * @param passages each of them, wherever a text says it
 * @param report whether all goes that was reported, before it was edited too: title and text
 * @param files the addresses of files that go
 */
public record Erasure(List<String> passages, boolean report, List<String> files) {
    /** What stands where something was. */
    public static final String BLACK = "███";

    public Erasure {
        passages = List.copyOf(passages);
        files = List.copyOf(files);
    }

    public static Erasure of(String... passages) {
        return new Erasure(List.of(passages), false, List.of());
    }

    public static Erasure ofFiles(List<String> files) {
        return new Erasure(List.of(), false, files);
    }

    /** The report with its files. */
    public static Erasure ofAll(List<String> files) {
        return new Erasure(List.of(), true, files);
    }

    /** The text without the passages. */
    public String black(String text) {
        String black = text;
        for (String passage : passages) {
            black = passage.isEmpty() ? black : black.replace(passage, BLACK);
        }
        return black;
    }

    /** Whether it takes out any words, so that nothing may stay as it was typed. */
    public boolean ofWords() {
        return report || !passages.isEmpty();
    }

    /** Whether it takes out anything at all. */
    public boolean ofAnything() {
        return report || !files.isEmpty() || passages.stream().anyMatch(passage -> !passage.isBlank());
    }

    /** In one word: {@code passage}, {@code file}, {@code report} or {@code all}. */
    public String what() {
        if (report) {
            return files.isEmpty() ? "report" : "all";
        }
        return files.isEmpty() ? "passage" : "file";
    }
}
