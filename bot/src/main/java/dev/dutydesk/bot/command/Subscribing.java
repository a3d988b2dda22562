package dev.dutydesk.bot.command;

import dev.dutydesk.bot.oncall.feed.Feed;
import dev.dutydesk.bot.oncall.feed.Feeds;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.RepliesPrivately;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells people by which addresses their calendar apps read shifts: only where nobody else reads the answer. */
final class Subscribing {
    private static final int TRIES = 20;

    private final Feeds feeds;
    private final Adapters adapters;
    private final Ledger ledger;
    private final Wording wording;

    Subscribing(Feeds feeds, Adapters adapters, Ledger ledger, Wording wording) {
        this.feeds = feeds;
        this.adapters = adapters;
        this.ledger = ledger;
        this.wording = wording;
    }

    /** @param anew whether those told before are to be worthless */
    Answer carryOut(Turn turn, boolean anew) {
        if (adapters.can(turn.channel(), RepliesPrivately.class).isEmpty()) {
            return ledger.say(turn, none(turn, "not-private"));
        }
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            Feeds.Given given = feeds.give(turn.desk(), turn.actor(), anew);
            if (given.feeds().isEmpty()) {
                return ledger.say(turn, none(turn, "not-a-responder"));
            }
            Kept answer = told(turn, given.feeds(), anew);
            outcome = given.after() == null
                    ? ledger.keep(turn, answer)
                    : ledger.commit(turn, Commit.of(turn.desk().id(), turn.id(), given.after(), answer.json()));
        }
        return ledger.answered(turn, outcome);
    }

    private Kept told(Turn turn, List<Feed> given, boolean anew) {
        Names names = wording.names(turn);
        List<Map<String, String>> groups = given.stream()
                .flatMap(feed -> Stream.ofNullable(feed.group())
                        .map(group -> Map.of("name", names.group(group), "address", feeds.address(feed))))
                .toList();
        return Kept.saying(
                Answer.Kind.DONE,
                null,
                wording.render(
                        turn,
                        "oncall/calendar",
                        Map.of("anew", anew, "own", feeds.address(given.getFirst()), "calendars", groups)));
    }

    private Kept none(Turn turn, String reason) {
        return wording.invalid(turn, "oncall/no-calendar", Map.of("reason", reason));
    }
}
