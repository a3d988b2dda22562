package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** With a card template: cards have buttons and are edited in place, and each is known by the id that the bot gave to it. */
final class DingTalkCardChat extends DingTalkChat implements EditsMessages, KnowsItsPosts {
    /** Edits are no messages of the robot's; those are counted apart, by the {@link Quota}. */
    private static final Limit LIMIT = new Limit(60, Duration.ofMinutes(1));

    private final Cards cards;

    DingTalkCardChat(
            Directory directory,
            AppMemory.Source memory,
            InstantSource clock,
            String name,
            DingTalkApp app,
            boolean only,
            Patience patience) {
        super(directory, memory, clock, name, app, only, patience);
        cards = cards(Objects.requireNonNull(app.template()));
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    String send(Post post) throws NotPosted {
        return cards.deliver(post);
    }

    /** What can be edited was made. */
    @Override
    public String postAgain(Post post, Instant firstTried) throws NotPosted {
        try {
            String track = Tracks.of(post);
            return cards.exists(track, post) ? track : post(post);
        } catch (NotPosted e) {
            if (e.why() == Why.NEVER) {
                throw e;
            }
            // Whatever kept it from being known, the first try may have come through.
            throw new NotPosted(Why.UNKNOWN, "can't look for the first try: " + e.getMessage(), e.after());
        }
    }

    @Override
    public void edit(String message, Post post) throws NotPosted {
        cards.update(message, post);
    }
}
