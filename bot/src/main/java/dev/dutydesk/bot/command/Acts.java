package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.privacy.Masking;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was said into what is to be decided: with people and groups by id, times as instants, other tickets loaded. */
final class Acts {
    /** What is said for the whole report with its files. */
    private static final Set<String> WHOLE = Set.of("all", "全文", "全部");

    private final Tickets tickets;
    private final Called called;
    private final LookedBack lookedBack;
    private final InstantSource clock;

    Acts(Tickets tickets, Called called, LookedBack lookedBack, InstantSource clock) {
        this.tickets = tickets;
        this.called = called;
        this.lookedBack = lookedBack;
        this.clock = clock;
    }

    /** @param ticket as it stands now */
    Wanted of(Turn turn, Said said, Ticket ticket) {
        String text = said.text();
        return switch (said.command()) {
            case ACK -> done(new Act.Acknowledge());
            case RELEASE -> done(new Act.Release(text));
            case ASSIGN -> done(assign(turn, text, ticket));
            case DIAGNOSE -> done(new Act.Diagnose(text));
            case PROGRESS ->
                done(new Act.Progress(
                        Words.unquoted(text),
                        Words.nextTime(said.option(Option.NEXT), turn.desk().zone(), clock.instant())));
            case ASK -> done(new Act.Ask(text));
            case HOLD -> done(new Act.Hold(called.holdReason(turn.desk(), text)));
            case RESUME -> done(new Act.Resume(Words.orNull(text)));
            case RESOLVE ->
                done(new Act.Resolve(
                        text,
                        called.cause(turn.desk(), said.option(Option.CAUSE)),
                        said.option(Option.VERSION),
                        said.option(Option.ROLLBACK),
                        Words.regression(said.option(Option.REGRESSION))));
            case WITHDRAW -> done(new Act.Withdraw(Words.orNull(text)));
            case ACCEPT ->
                done(new Act.Accept(said.option(Option.FOR_REPORTER), Words.number(said.option(Option.STARS))));
            case REJECT -> done(new Act.Reject(text));
            case REOPEN ->
                done(new Act.Reopen(text, ticketOrNull(turn, ticket.closing().mergedInto())));
            case GRADE -> first(said, Option.GRADE).map(Acts::regrade).orElse(new Wanted.Lacks(Option.GRADE));
            case CLASSIFY -> classify(turn, said);
            case RATE -> done(rate(said));
            case COMMENT -> done(new Act.Comment(text, null, turn.room()));
            case MERGE -> merge(turn, text, ticket);
            case LINK -> done(new Act.Link(link(turn, text)));
            case CANCEL ->
                first(said, Option.KIND).map(kind -> cancel(turn, said, kind)).orElse(new Wanted.Lacks(Option.KIND));
            case NUDGE -> done(new Act.Nudge());
            case REDACT -> redact(said, ticket);
            case REVEAL -> done(new Act.Reveal());
            case RETRO -> done(new Act.Retro(lookedBack.text(turn, said)));
            case ARCHIVE -> done(new Act.Archive());
            case REPORT,
                    SHOW,
                    LIST,
                    MINE,
                    ONCALL,
                    OFFBOARD,
                    PROMOTION,
                    PATROL,
                    REVIEW,
                    ACTION,
                    TEST,
                    TRY,
                    WHO,
                    HERE,
                    HELP -> throw new IllegalArgumentException(said.command() + " changes no ticket");
        };
    }

    /** @param value as the option knows it, @param rest the text that is left */
    private record First(String value, String rest) {}

    /** What an option says, or else the first word of the text. */
    private static Optional<First> first(Said said, Option option) {
        String given = said.option(option);
        if (given != null) {
            return Optional.of(new First(given, said.text()));
        }
        String word = Words.first(said.text());
        return option.read(word)
                .map(value ->
                        new First(value, said.text().substring(word.length()).strip()));
    }

    /** A word that is nobody's goes on as a person, whom the desk then doesn't know. */
    private Act.Assign assign(Turn turn, String text, Ticket ticket) {
        if (text.isBlank()) {
            return new Act.Assign(null, null, List.of());
        }
        String whole = called.plain(text);
        String person = called.person(turn, whole);
        String group = person == null ? called.group(turn.desk(), whole) : null;
        String room = ticket.report().place().channel();
        return new Act.Assign(
                person == null && group == null ? whole : person,
                group,
                group == null ? List.of() : turn.desk().rooms(room, group));
    }

    private static Wanted regrade(First grade) {
        Grade wanted = Grade.named(grade.value()).orElseThrow();
        return done(new Act.Regrade(wanted, Words.orNull(grade.rest())));
    }

    /** Words without an option's name are looked up among all that the desk knows. */
    private Wanted classify(Turn turn, Said said) {
        String category = called.category(turn.desk(), said.option(Option.CATEGORY));
        String module = called.module(turn.desk(), said.option(Option.MODULE));
        String cause = called.cause(turn.desk(), said.option(Option.CAUSE));
        for (String word : said.text().isBlank() ? new String[0] : said.text().split("[\\s,，、]+")) {
            Called.Filed filed = called.filed(turn.desk(), word).orElse(null);
            if (filed == null) {
                return new Wanted.Lacks(Option.CATEGORY);
            }
            switch (filed.as()) {
                case CATEGORY -> category = filed.code();
                case MODULE -> module = filed.code();
                default -> cause = filed.code();
            }
        }
        String scope = said.option(Option.SCOPE);
        return category == null && module == null && cause == null && scope == null
                ? new Wanted.Lacks(Option.CATEGORY)
                : done(new Act.Classify(category, module, cause, scope == null ? null : scope.equals("out")));
    }

    /** Without stars there are none, which is out of range. */
    private static Act rate(Said said) {
        return first(said, Option.STARS)
                .map(stars -> new Act.Rate(Integer.parseInt(stars.value()), Words.orNull(stars.rest())))
                .orElseGet(() -> new Act.Rate(0, Words.orNull(said.text())));
    }

    private Wanted merge(Turn turn, String text, Ticket ticket) {
        String typed = text.strip().replaceFirst("(?i)\\A(?:into\\s+|to\\s+|并入|合并到|到|入)\\s*", "");
        Numbered into = LeadingKey.alone(typed, turn.desk().prefix())
                .filter(key -> key.prefix().equals(turn.desk().prefix()))
                .flatMap(key -> tickets.find(turn.desk().id(), key.number()))
                .orElse(null);
        return into == null
                ? new Wanted.NoOther(typed)
                : done(new Act.Merge(
                        into.ticket(),
                        tickets.find(turn.desk().id(), ticket.merged()).stream()
                                .map(Numbered::ticket)
                                .filter(each -> each.state() == State.MERGED)
                                .toList()));
    }

    private static Wanted cancel(Turn turn, Said said, First kind) {
        String link = said.option(Option.LINK);
        String rest = kind.rest();
        Ticket.Cancellation how = Ticket.Cancellation.valueOf(
                kind.value().toUpperCase(Locale.ROOT).replace('-', '_'));
        if (link == null && how == Ticket.Cancellation.BACKLOG && !rest.isBlank()) {
            String word = Words.first(rest);
            if (word.contains("://")
                    || LeadingKey.alone(word, turn.desk().prefix()).isPresent()) {
                link = word;
                rest = rest.substring(word.length()).strip();
            }
        }
        return done(new Act.Cancel(how, Words.orNull(rest), link == null ? null : link(turn, link)));
    }

    /** A file by the name that the ticket shows, or the one it had. */
    private static Wanted redact(Said said, Ticket ticket) {
        String name = said.option(Option.FILE);
        if (name == null) {
            return done(
                    WHOLE.contains(said.text().strip().toLowerCase(Locale.ROOT))
                            ? new Act.Redact(Erasure.ofAll(ticket.files().stream()
                                    .map(Ticket.File::address)
                                    .toList()))
                            : new Act.Redact(said.text()));
        }
        List<String> files = ticket.files().stream()
                .filter(file -> file.name().equals(name) || file.name().equals(Masking.of(name)))
                .map(Ticket.File::address)
                .toList();
        List<String> passages = said.text().isBlank() ? List.of() : List.of(said.text());
        return files.isEmpty() ? new Wanted.NoFile(name) : done(new Act.Redact(new Erasure(passages, false, files)));
    }

    /** A ticket as all others write it; an address as it is. */
    private static String link(Turn turn, String text) {
        return LeadingKey.alone(text.strip(), turn.desk().prefix())
                .map(TicketKey::toString)
                .orElse(text.strip());
    }

    private @Nullable Ticket ticketOrNull(Turn turn, @Nullable TicketId id) {
        return id == null
                ? null
                : tickets.find(turn.desk().id(), id).map(Numbered::ticket).orElse(null);
    }

    private static Wanted done(Act act) {
        return new Wanted.Done(act);
    }
}
