package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.intake.Numbering;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what a reply offered, once, whoever taps how often. */
final class Offers {
    private final Tickets tickets;
    private final Deeds deeds;
    private final Reports reports;
    private final Ledger ledger;
    private final Replies replies;

    Offers(Tickets tickets, Deeds deeds, Reports reports, Ledger ledger, Replies replies) {
        this.tickets = tickets;
        this.deeds = deeds;
        this.reports = reports;
        this.ledger = ledger;
        this.replies = replies;
    }

    /**
     * What a tap is about.
     *
     * @param delivery of what was said @param own the ticket that was made of it; null where none was
     */
    private record Said(
            String delivery, Kept.Open open, @Nullable TicketKey own) {}

    /** @param given the button's options */
    Answer take(Turn tap, Offer offer, Map<String, String> given) {
        Said said = said(tap, given).orElse(null);
        if (said == null) {
            return ledger.say(tap, replies.offerOver(tap));
        }
        if (!said.open().by().equals(tap.actor().id())) {
            return ledger.say(tap, replies.offerToAnother(tap, said.open().by()));
        }
        String chosen = given.getOrDefault("module", given.getOrDefault("of", ""));
        Turn turn = tap.on(said.delivery(), offer.word() + ":" + chosen);
        return switch (offer) {
            case APART -> apart(turn, said);
            case SAME -> same(turn, said);
            case AGAIN -> again(turn, said);
            case PASS -> onOther(turn, said, ticket -> new Act.Accept(null, null));
            case FAIL ->
                onOther(turn, said, ticket -> new Act.Reject(said.open().text()));
            case APPEND -> append(turn, said);
            case FRESH -> fresh(turn, said);
            case SPLIT -> split(turn, said);
            case WHERE -> where(turn, said, given.getOrDefault("module", ""));
            case SCOPE -> scope(turn, said, given.getOrDefault("of", ""));
        };
    }

    private Optional<Said> said(Turn tap, Map<String, String> given) {
        String desk = tap.desk().id();
        return Kept.Draft.delivery(given.getOrDefault(Option.DRAFT.word(), ""))
                .flatMap(delivery -> tickets.answered(desk, delivery).flatMap(done -> said(tap, delivery, done)));
    }

    private static Optional<Said> said(Turn tap, String delivery, Outcome.Done done) {
        Kept kept = Kept.parse(done.kept());
        String subject = kept.answer(Ledger.drawn(tap, done)).subject();
        TicketKey own = subject == null ? null : TicketKey.parse(subject).orElse(null);
        return Optional.ofNullable(kept.open()).map(open -> new Said(delivery, open, own));
    }

    private Answer apart(Turn turn, Said said) {
        return onOwn(
                turn,
                said,
                ticket -> new Act.Reopen(
                        replies.said(turn, "apart"), find(turn, ticket.closing().mergedInto())));
    }

    private Answer same(Turn turn, Said said) {
        Ticket into = find(turn, said.open().other());
        return into == null
                ? ledger.say(turn, replies.offerOver(turn))
                : onOwn(turn, said, ticket -> new Act.Merge(now(turn, into), followers(turn, ticket)));
    }

    /** Who joins a ticket may say that it isn't solved. */
    private Answer again(Turn turn, Said said) {
        Answer joined = same(turn, said);
        TicketId other = said.open().other();
        Numbered resolved =
                other == null ? null : tickets.find(turn.desk().id(), other).orElse(null);
        if (joined.kind() != Answer.Kind.DONE || resolved == null) {
            return joined;
        }
        TicketKey key = turn.key(resolved);
        Answer rejected = deeds.act(
                turn.also("reject"), key, ticket -> new Act.Reject(said.open().text()), null);
        // Where somebody else has just said so, it is in work again all the same.
        return rejected.kind() == Answer.Kind.IMPOSSIBLE ? joined : rejected;
    }

    private Answer append(Turn turn, Said said) {
        return other(turn, said)
                .map(to -> attached(turn, said, to))
                .orElseGet(() -> ledger.say(turn, replies.offerOver(turn)));
    }

    private Answer onOther(Turn turn, Said said, Function<Ticket, Act> act) {
        return other(turn, said)
                .map(key -> deeds.act(turn, key, act, null))
                .orElseGet(() -> ledger.say(turn, replies.offerOver(turn)));
    }

    /** The key of the ticket that the offer is about. */
    private Optional<TicketKey> other(Turn turn, Said said) {
        return Optional.ofNullable(said.open().other())
                .flatMap(id -> tickets.find(turn.desk().id(), id))
                .map(turn::key);
    }

    private Answer fresh(Turn turn, Said said) {
        Answer made = said.open().text().isBlank()
                ? reports.pictures(turn, said.open().files())
                : reports.report(turn, said.open().text());
        Optional<TicketKey> key = made.subject() == null ? Optional.empty() : TicketKey.parse(made.subject());
        if (made.kind() != Answer.Kind.DONE || key.isEmpty()) {
            return made;
        }
        Answer attached = attached(turn, said, key.get());
        return attached.kind() == Answer.Kind.DONE ? made : attached;
    }

    /** Each file with its own commit: where one isn't known to be kept, the tap comes again and adds what is missing. */
    private Answer attached(Turn turn, Said said, TicketKey key) {
        Answer last = new Answer(Answer.Kind.DONE, key.toString(), null, null);
        for (int i = 0; i < said.open().files().size() && last.kind() == Answer.Kind.DONE; i++) {
            Inbound.File file = said.open().files().get(i);
            last = deeds.act(
                    turn.also("file:" + i),
                    key,
                    ticket -> new Act.Attach(
                            file.name(), file.address(), turn.channel().name()),
                    null);
        }
        return last;
    }

    /** The worst point stays with the ticket there is, which is graded by it; one that joined another ticket keeps all its words. */
    private Answer split(Turn turn, Said said) {
        Ticket own = own(turn, said);
        if (own == null) {
            return ledger.say(turn, replies.offerOver(turn));
        }
        List<String> points = Numbering.points(said.open().text());
        int worst = reports.worst(turn, points);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            String point = points.get(i);
            Answer made = i == worst ? stays(turn, said, own, point) : reports.report(turn.part(i + 1), point);
            if (made.kind() != Answer.Kind.DONE || made.subject() == null) {
                return made;
            }
            keys.add(made.subject());
        }
        return new Answer(Answer.Kind.DONE, keys.get(worst), replies.split(turn, keys), null);
    }

    private Answer stays(Turn turn, Said said, Ticket own, String point) {
        return own.state().isOpen()
                ? onOwn(turn, said, ticket -> new Act.Edit(point, null))
                : ledger.say(turn, Kept.done(Objects.requireNonNull(said.own()).toString()));
    }

    private Answer where(Turn turn, Said said, String module) {
        Rule rule = turn.desk().routing().stream()
                .filter(each -> each.module().equals(module))
                .findFirst()
                .orElse(null);
        Answer answer = onOwn(turn, said, ticket -> placed(turn, ticket, module, rule));
        return answer.kind() == Answer.Kind.DONE
                ? new Answer(answer.kind(), answer.subject(), replies.scope(turn, said.delivery()), null)
                : answer;
    }

    /** @param rule the first one of that module; null where the file has lost it since */
    private static Act placed(Turn turn, Ticket ticket, String module, @Nullable Rule rule) {
        return rule == null
                ? new Act.Classify(null, module, null, null)
                : new Act.Classify(
                        rule.category(),
                        module,
                        null,
                        null,
                        new Act.Classify.Home(
                                rule.group(),
                                turn.desk().rooms(ticket.report().place().channel(), rule.group())));
    }

    /** All is a fault of the first grade, some of the second; one is what it is. */
    private Answer scope(Turn turn, Said said, String of) {
        Grade grade = switch (of) {
            case "all" -> Grade.P1;
            case "some" -> Grade.P2;
            default -> null;
        };
        Ticket own = own(turn, said);
        return own != null && grade != null && grade.isAbove(own.sort().grade())
                ? onOwn(turn, said, ticket -> new Act.Regrade(grade, null))
                : ledger.say(
                        turn, Kept.done(said.own() == null ? null : said.own().toString()));
    }

    private List<Ticket> followers(Turn turn, Ticket ticket) {
        return tickets.find(turn.desk().id(), ticket.merged()).stream()
                .map(Numbered::ticket)
                .toList();
    }

    private Ticket now(Turn turn, Ticket ticket) {
        Ticket now = find(turn, ticket.id());
        return now == null ? ticket : now;
    }

    private @Nullable Ticket own(Turn turn, Said said) {
        return said.own() == null
                ? null
                : tickets.find(turn.desk().id(), said.own().number())
                        .map(Numbered::ticket)
                        .orElse(null);
    }

    private Answer onOwn(Turn turn, Said said, Function<Ticket, Act> act) {
        return said.own() == null ? ledger.say(turn, replies.offerOver(turn)) : deeds.act(turn, said.own(), act, null);
    }

    private @Nullable Ticket find(Turn turn, @Nullable TicketId id) {
        return id == null
                ? null
                : tickets.find(turn.desk().id(), id).map(Numbered::ticket).orElse(null);
    }
}
