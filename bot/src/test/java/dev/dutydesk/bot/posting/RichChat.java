package dev.dutydesk.bot.posting;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.HasThreads;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.PinsRoots;
import dev.dutydesk.chat.Post;
import java.time.Instant;

/** Edits, threads and pins; what was posted before is known in one of three ways, or not at all. */
class RichChat implements ChatAdapter, EditsMessages, HasThreads, PinsRoots {
    private final String platform;
    final Wall wall;

    RichChat(String platform, Wall wall) {
        this.platform = platform;
        this.wall = wall;
    }

    /** Answers a repeated post with the first message, as the web chat does. */
    static final class ById extends RichChat implements KnowsItsPosts {
        ById(String platform, Wall wall) {
            super(platform, wall);
        }

        @Override
        public boolean byId() {
            return true;
        }

        @Override
        public String post(Post post) throws NotPosted {
            var before = wall.find(post.id());
            return before.isPresent() ? before.get() : super.post(post);
        }
    }

    /** Its app may make only so many calls in a month. */
    static final class Metered extends RichChat implements LimitsMonths {
        private final MonthlyCalls calls;

        Metered(String platform, Wall wall, MonthlyCalls calls) {
            super(platform, wall);
            this.calls = calls;
        }

        @Override
        public Month month() {
            return calls.month();
        }

        @Override
        public String post(Post post) throws NotPosted {
            String message = super.post(post);
            calls.made();
            return message;
        }

        @Override
        public void edit(String message, Post post) throws NotPosted {
            super.edit(message, post);
            calls.made();
        }
    }

    /** Looks for a post when it is asked to, as one must on Slack. */
    static final class Searching extends RichChat implements KnowsItsPosts {
        Searching(String platform, Wall wall) {
            super(platform, wall);
        }

        @Override
        public String postAgain(Post post, Instant firstTried) throws NotPosted {
            var before = wall.find(post.id());
            return before.isPresent() ? before.get() : post(post);
        }
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public void start(Inbox inbox) {}

    @Override
    public void stop() {}

    @Override
    public Link link() {
        return new Link(true, "up");
    }

    @Override
    public String post(Post post) throws NotPosted {
        return wall.post(post);
    }

    @Override
    public void edit(String message, Post post) throws NotPosted {
        wall.edit(message, post);
    }

    @Override
    public void pin(Channel channel, String message) {
        wall.pin(message);
    }

    @Override
    public void unpin(Channel channel, String message) {
        wall.unpin(message);
    }
}
