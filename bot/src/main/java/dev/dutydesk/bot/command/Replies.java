package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.intake.Verdict;
import dev.dutydesk.bot.privacy.Masking;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.FormText;
import dev.dutydesk.templates.model.FormModel;
import dev.dutydesk.templates.model.RefusalModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers to what was done, or couldn't be. */
final class Replies {
    private final Wording wording;
    private final LookedBack lookedBack;

    Replies(Wording wording, LookedBack lookedBack) {
        this.wording = wording;
        this.lookedBack = lookedBack;
    }

    Kept refused(Turn turn, @Nullable Numbered found, Verb verb, Decision.Refused refused) {
        Names names = wording.names(turn);
        String key = found == null ? null : names.key(found.number());
        Command command = Command.of(verb).orElse(null);
        RefusalModel model = new RefusalModel(
                key,
                verb.word(),
                command == null ? null : wording.usage(turn.channel(), command, key),
                Detailed.of(names, refused.detail()),
                refused.possible().stream()
                        .flatMap(possible -> Command.of(possible).stream())
                        .map(possible -> wording.model(turn.channel(), possible, key))
                        .toList());
        String reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        wording.refused(reason);
        Answer.Kind kind = switch (refused.reason().kind()) {
            case FORBIDDEN -> Answer.Kind.FORBIDDEN;
            case IMPOSSIBLE -> Answer.Kind.IMPOSSIBLE;
            case INCOMPLETE -> Answer.Kind.INVALID;
        };
        return Kept.saying(kind, key, wording.render(turn, "refused/" + reason, Map.of("refusal", model)));
    }

    Kept already(Turn turn, Numbered found, Verb verb, Instant at) {
        String key = wording.names(turn).key(found.number());
        Card card = wording.render(turn, "already", Map.of("key", key, "verb", verb.word(), "at", at));
        return Kept.saying(Answer.Kind.IMPOSSIBLE, key, card);
    }

    /**
     * @param given what was said so far: it stands in the form
     * @param reply why it is asked; shown only where the form was filled in before
     */
    Kept form(Turn turn, Numbered found, Said given, boolean defect, Turn.Asking asking, Kept reply) {
        String key = wording.names(turn).key(found.number());
        FormModel model = new FormModel(
                key,
                found.ticket().report().title(),
                turn.desk().causes(),
                turn.desk().handling().hold().reasons(),
                Called.categories(turn.desk()),
                Called.modules(turn.desk()),
                defect,
                given.command() == Command.ACCEPT);
        FormText text = wording.form(turn, "form/" + asking.button(), model);
        Said filled = given.command() == Command.RETRO && given.text().isBlank()
                ? new Said(given.command(), given.key(), lookedBack.timeline(turn, found), given.options())
                : given;
        Answer.Form form = new Answer.Form(
                asking.button(),
                text.title(),
                text.fields().stream().map(field -> field(field, filled)).toList());
        Kept.Said said = reply.reply();
        return Kept.asking(key, asking.filled() && said != null ? said.withoutButtons() : null, form);
    }

    /** What a report needs, asked of who wants to make one. */
    Kept reportForm(Turn turn, Turn.Asking asking) {
        FormModel model =
                new FormModel("", "", List.of(), List.of(), List.of(), Called.modules(turn.desk()), false, false);
        FormText text = wording.form(turn, "form/" + asking.button(), model);
        Said nothing = new Said(Command.REPORT, null, "", Map.of());
        return Kept.asking(
                null,
                null,
                new Answer.Form(
                        asking.button(),
                        text.title(),
                        text.fields().stream()
                                .map(field -> field(field, nothing))
                                .toList()));
    }

    private static Answer.Field field(FormText.Field field, Said given) {
        String said = field.name().equals("text")
                ? given.text()
                : given.options().entrySet().stream()
                        .filter(option -> option.getKey().word().equals(field.name()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        return new Answer.Field(
                field.name(),
                field.label(),
                Answer.Type.valueOf(field.type().name()),
                field.required(),
                field.options().stream()
                        .map(option -> new Answer.Option(option.value(), option.label()))
                        .toList(),
                Words.orNull(said));
    }

    /** A remark on a ticket that has ended and can be reopened. */
    Kept ended(Turn turn, Numbered found) {
        return remarked(turn, found, "ended");
    }

    /** A remark on a ticket that is archived. */
    Kept packed(Turn turn, Numbered found, Kept.Open open) {
        return remarked(turn, found, "packed").offering(open, turn.id());
    }

    private Kept remarked(Turn turn, Numbered found, String message) {
        String key = turn.key(found).toString();
        Map<String, Object> model =
                Map.of("key", key, "state", found.ticket().state().name());
        return Kept.saying(Answer.Kind.DONE, key, wording.render(turn, message, model));
    }

    /** What stands on a ticket for a tap or an event that brings no words of its own. */
    String said(Turn turn, String what) {
        return wording.word(turn, "said." + what);
    }

    Kept askStars(Turn turn, String key) {
        return Kept.saying(Answer.Kind.DONE, key, wording.render(turn, "stars", Map.of("key", key)));
    }

    /** What was said in passing would end something: whether that was meant. */
    Kept askOnce(Turn turn, Numbered found, Command command) {
        String key = turn.key(found).toString();
        Map<String, Object> model = Map.of(
                "key", key,
                "title", found.ticket().report().title(),
                "verb", Wording.verb(command),
                "name", command.names().getFirst());
        return Kept.saying(Answer.Kind.DONE, key, wording.render(turn, "ask-once", model));
    }

    /** Asked of who resolved without saying one. */
    Kept askCause(Turn turn, String key) {
        return Kept.saying(
                Answer.Kind.DONE,
                key,
                wording.render(
                        turn, "cause", Map.of("key", key, "causes", turn.desk().causes())));
    }

    /** A report that was taken as one more voice of another ticket. @param points the things that it names; empty for one */
    Kept joined(Turn turn, Numbered into, List<String> points, Kept.Open open) {
        Map<String, @Nullable Object> model = ticket(turn, into);
        model.put("points", points);
        return offering(turn, "joined", model, open);
    }

    /** A report that resembles another open ticket. */
    Kept like(Turn turn, Numbered other, Kept.Open open) {
        boolean resolved = other.ticket().state() == State.RESOLVED;
        return offering(turn, resolved ? "again" : "like", ticket(turn, other), open);
    }

    /** A fix was called good or bad in passing. */
    Kept verdict(Turn turn, Numbered found, Verdict verdict, Kept.Open open) {
        return offering(turn, verdict == Verdict.FINE ? "fine" : "still-broken", ticket(turn, found), open);
    }

    /** Pictures that came some time after somebody's latest report. */
    Kept append(Turn turn, Numbered latest, Kept.Open open) {
        return offering(turn, "append", ticket(turn, latest), open);
    }

    /** What reads like no report, and is about no open ticket. */
    Kept aboutNone(Turn turn, Kept.Open open) {
        return offering(turn, "about-none", Map.of(), open);
    }

    /** An alarm that people told each other. */
    Kept overheard(Turn turn, Kept.Open open) {
        return offering(turn, "overheard", Map.of("text", Masking.of(open.text())), open);
    }

    /** To one who says thank you. */
    Kept thanked(Turn turn) {
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "thanked", Map.of()));
    }

    /** To one who says nothing that could be registered: how it is said. */
    Kept nothingSaid(Turn turn) {
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "nothing-said", Map.of()));
    }

    /** A report of nothing but pictures. */
    Kept pictures(Turn turn) {
        Map<String, Object> model =
                Map.of("minutes", turn.desk().intake().joinWithin().toMinutes());
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "pictures", model));
    }

    /** A report of several things. */
    Kept points(Turn turn, List<String> points, Kept.Open open) {
        return offering(turn, "points", Map.of("points", points), open);
    }

    /** A report of which nobody knows where it belongs. @param modules what it may be about */
    Kept where(Turn turn, List<String> modules, Kept.Open open) {
        return offering(turn, "where", Map.of("modules", modules), open);
    }

    /** Asked after where: how many are hit. @param delivery of what was said */
    Card scope(Turn turn, String delivery) {
        Kept asked = Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "scope", Map.of()))
                .offering(new Kept.Open("", "", null), delivery);
        return Objects.requireNonNull(asked.reply()).card();
    }

    /** What became of the points. @param keys of a ticket for each */
    Card split(Turn turn, List<String> keys) {
        return wording.render(turn, "split", Map.of("keys", keys));
    }

    private Kept offering(Turn turn, String message, Map<String, ? extends @Nullable Object> model, Kept.Open open) {
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, message, model))
                .offering(open, turn.id());
    }

    /** What was typed, for one alone. @param typed by the steps it came with */
    Answer revealed(Turn turn, Numbered found, Map<Event, String> typed) {
        Names names = wording.names(turn);
        String key = names.key(found.number());
        List<Map<String, Object>> originals = typed.entrySet().stream()
                .map(each -> Map.<String, Object>of(
                        "by", names.person(each.getKey().by()),
                        "at", each.getKey().at(),
                        "text", each.getValue()))
                .toList();
        Card card = wording.render(turn, "original", Map.of("key", key, "originals", originals));
        return new Answer(Answer.Kind.DONE, key, card, null);
    }

    /** Nothing of the ticket is masked, or no longer kept as it was typed. */
    Kept nothingMasked(Turn turn, Numbered found) {
        return impossible(turn, found, "nothing-masked");
    }

    /** Nothing of the ticket says the passage. */
    Kept nothingToRedact(Turn turn, Numbered found) {
        return impossible(turn, found, "nothing-to-redact");
    }

    /** All in the channel would read the answer. */
    Kept notPrivate(Turn turn, Numbered found) {
        return impossible(turn, found, "not-private");
    }

    private Kept impossible(Turn turn, Numbered found, String message) {
        wording.refused(message);
        String key = wording.names(turn).key(found.number());
        return Kept.saying(Answer.Kind.IMPOSSIBLE, key, wording.render(turn, message, Map.of("key", key)));
    }

    /** The ticket is redacted, what stands in the chat can't be. */
    Kept deleteByHand(Turn turn, Numbered found) {
        String key = wording.names(turn).key(found.number());
        return Kept.saying(Answer.Kind.DONE, key, wording.render(turn, "delete-by-hand", Map.of("key", key)));
    }

    /** What stands in the chat where something was redacted. */
    String redacted(Turn turn) {
        return said(turn, "redacted")
                .replace("{}", turn.desk().nameOf(turn.actor().id()));
    }

    private Map<String, @Nullable Object> ticket(Turn turn, Numbered ticket) {
        Names names = wording.names(turn);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("key", names.key(ticket.number()));
        model.put("title", ticket.ticket().report().title());
        model.put("handler", names.personOrNull(ticket.ticket().response().handler()));
        return model;
    }

    /** What was offered isn't known any more. */
    Kept offerOver(Turn turn) {
        return wording.invalid(turn, "offer-over", Map.of());
    }

    /** Only who said it can say how it was meant. @param by that one's id */
    Kept offerToAnother(Turn turn, String by) {
        wording.refused("offer-to-another");
        return Kept.saying(
                Answer.Kind.FORBIDDEN,
                null,
                wording.render(
                        turn,
                        "offer-to-another",
                        Map.of("by", wording.names(turn).person(by))));
    }

    Answer unconfirmed(Desk desk, Channel channel) {
        return failed(Answer.Kind.UNCONFIRMED, "unconfirmed", desk, channel);
    }

    Answer notRecorded(Desk desk, Channel channel) {
        return failed(Answer.Kind.NOT_RECORDED, "not-recorded", desk, channel);
    }

    private Answer failed(Answer.Kind kind, String name, Desk desk, Channel channel) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("key", null);
        Card card = wording.render(desk, channel, name, model);
        return new Answer(kind, null, card, null);
    }
}
