package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.intake.Reading.Kind;
import dev.dutydesk.bot.intake.Resemblance.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk's routing rules, made ready once. Immutable. */
final class Routing {
    /** From here on it is told from other texts beyond doubt. */
    private static final double SURE = 0.8;

    private final Desk desk;
    private final List<ReadyRule> rules;
    private final Resemblance resemblance;

    Routing(Desk desk) {
        this.desk = desk;
        this.rules = desk.routing().stream().flatMap(ReadyRule::of).toList();
        this.resemblance = new Resemblance(desk);
    }

    /** Of several numbered things the worst one counts: together they may be like something that none of them is. */
    Reading read(String text) {
        return Numbering.parts(text).stream()
                .map(this::readOne)
                .filter(Reading::isReport)
                .min(Comparator.comparing(reading -> reading.triage().grade()))
                .orElseGet(() -> readOne(text));
    }

    private Reading readOne(String text) {
        List<Sentence> all = Sentence.of(text);
        List<Sentence> own = all.stream().filter(sentence -> !sentence.quoted()).toList();
        boolean quotes = own.isEmpty() && !all.isEmpty();
        List<Sentence> read = quotes ? all : own;
        String plain = Sentence.whole(read);
        Hit hit = hit(read).orElse(null);
        Found found = resemblance.in(plain, hit == null ? null : hit.rule());
        Triage triage = triage(hit, found.rule(), plain);
        if (quotes) {
            return new Reading(Kind.QUOTATION, triage, found.named(), false);
        }
        return new Reading(kind(hit, found, plain), triage, found.named(), found.likelihood() >= SURE);
    }

    /** What only looks like a report or a question, since it is like nothing, is neither; what a desk's own words are in is. */
    private static Kind kind(@Nullable Hit hit, Found found, String plain) {
        boolean unclear = hit == null && (found.kind() == Kind.REPORT || found.kind() == Kind.QUESTION);
        return unclear && Nothing.isAllOf(plain) ? Kind.NOTHING : found.kind();
    }

    /** Of all rules whose words are there the one of the highest grade, then the file's first, then the one with the longest words. */
    private Optional<Hit> hit(List<Sentence> sentences) {
        return best(sentences.stream().map(Sentence::text))
                // What it is about in one sentence, what is wrong in the next: "付款页面。白屏了".
                .or(() -> sentences.size() > 1 ? best(Stream.of(Sentence.whole(sentences))) : Optional.empty());
    }

    private Optional<Hit> best(Stream<String> texts) {
        Comparator<Hit> grade = Comparator.comparing(hit -> hit.rule().grade());
        return texts.flatMap(text -> rules.stream().flatMap(rule -> rule.in(text).stream()))
                .min(grade.thenComparing(hit -> desk.routing().indexOf(hit.rule()))
                        .thenComparing(hit -> -hit.length()));
    }

    private Triage triage(@Nullable Hit hit, @Nullable Rule found, String text) {
        Rule rule = found == null ? desk.otherwise() : found;
        return new Triage(
                rule.grade(),
                rule.category(),
                rule.module(),
                rule.group(),
                found == null ? List.of() : hit != null && hit.rule() == rule ? hit.why() : telling(text, rule),
                rule.triage(),
                desk.isOutOfScope(rule.category()));
    }

    /** Where nothing in particular tells, it is all of it. */
    private List<String> telling(String text, Rule rule) {
        String telling = resemblance.telling(text, rule);
        return List.of(telling.isEmpty() ? "…" : telling);
    }
}
