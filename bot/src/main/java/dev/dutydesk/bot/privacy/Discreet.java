package dev.dutydesk.bot.privacy;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Erasure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An act as a ticket may keep it: what people typed is masked. Links and versions stay as they are. Every act of a person
 * comes through here before it is decided on, and nothing after it needs to mask anything.
 *
 * @param act with all its words masked
 * @param typed the words as they were typed; null where nothing of them is masked
 */
public record Discreet(Act act, @Nullable String typed) {

    public static Discreet of(Act act) {
        Words words = new Words();
        Act masked = masked(words, act);
        return new Discreet(masked, words.typed());
    }

    /** Masks, and remembers what it masked. */
    private static final class Words {
        private final List<String> typed = new ArrayList<>();

        String of(String text) {
            String masked = Masking.of(text);
            if (!masked.equals(text)) {
                typed.add(text);
            }
            return masked;
        }

        @Nullable
        String ofAny(@Nullable String text) {
            return text == null ? null : of(text);
        }

        @Nullable
        String typed() {
            return typed.isEmpty() ? null : String.join("\n", typed);
        }
    }

    private static Act masked(Words words, Act act) {
        return switch (act) {
            case Act.Report a -> report(words, a);
            case Act.Edit a -> new Act.Edit(words.of(a.text()), a.grade(), a.sorted());
            case Act.Comment a -> new Act.Comment(words.of(a.text()), a.kind(), a.room());
            case Act.Progress a -> new Act.Progress(words.of(a.text()), a.next());
            case Act.Diagnose a -> new Act.Diagnose(words.of(a.finding()));
            case Act.Resolve a ->
                new Act.Resolve(words.of(a.solution()), a.cause(), a.version(), a.rollback(), a.regression());
            case Act.Recover a -> new Act.Recover(words.of(a.evidence()));
            case Act.Accept a -> new Act.Accept(words.ofAny(a.reason()), a.stars());
            case Act.Reject a -> new Act.Reject(words.of(a.reason()));
            case Act.Reopen a -> new Act.Reopen(words.of(a.reason()), a.mergedInto());
            case Act.Release a -> new Act.Release(words.of(a.reason()));
            case Act.Withdraw a -> new Act.Withdraw(words.ofAny(a.reason()));
            case Act.Ask a -> new Act.Ask(words.of(a.question()));
            case Act.Resume a -> new Act.Resume(words.ofAny(a.answer()));
            case Act.Cancel a -> new Act.Cancel(a.kind(), words.ofAny(a.reason()), a.link());
            case Act.Regrade a -> new Act.Regrade(a.grade(), words.ofAny(a.reason()));
            case Act.Rate a -> new Act.Rate(a.stars(), words.ofAny(a.remark()));
            case Act.Retro a -> new Act.Retro(words.of(a.text()));
            case Act.Attach a -> attach(words, a);
            case Act.Redact a -> new Act.Redact(erasure(a.erasure()));
            case Act.Acknowledge a -> a;
            case Act.Assign a -> a;
            case Act.Hold a -> a;
            case Act.Archive a -> a;
            case Act.Merge a -> a;
            case Act.Nudge a -> a;
            case Act.Classify a -> a;
            case Act.Link a -> a;
            case Act.Reveal a -> a;
            case Act.Recalculate a -> a;
            case Act.Remind a -> a;
            case Act.Tell a -> a;
        };
    }

    private static Act report(Words words, Act.Report a) {
        return new Act.Report(
                a.id(),
                a.desk(),
                words.of(a.text()),
                a.reporter(),
                a.side(),
                a.origin(),
                a.source(),
                a.place(),
                a.grade(),
                a.category(),
                a.module(),
                a.group(),
                a.why(),
                a.triage(),
                a.outOfScope(),
                a.fingerprint(),
                a.rooms(),
                a.into());
    }

    /** An address of this site ends with the file's name, which is for people alone. */
    private static Act attach(Words words, Act.Attach a) {
        String name = words.of(a.name());
        boolean named = a.address().startsWith("/") && !name.equals(a.name());
        String place = a.address().substring(0, a.address().lastIndexOf('/') + 1);
        String address =
                named ? place + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") : a.address();
        return new Act.Attach(name, address, a.room());
    }

    /** A passage is gone in either form. */
    private static Erasure erasure(Erasure erasure) {
        return new Erasure(
                erasure.passages().stream()
                        .flatMap(passage -> Stream.of(passage, Masking.of(passage)))
                        .distinct()
                        .toList(),
                erasure.report(),
                erasure.files());
    }
}
