package dev.dutydesk.bot.posting;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.HasThreads;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.LimitsMonths.Month;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.PinsRoots;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A channel and what can be done there. What its platform doesn't take comes back as {@link PutOff} or {@link Never}. */
final class Reach {
    private static final int SIDE_BY_SIDE = 8;

    private final Channel channel;
    private final ChatAdapter adapter;
    private final Pace pace;
    private final PostListener listener;

    Reach(Channel channel, ChatAdapter adapter, Pace pace, PostListener listener) {
        this.channel = channel;
        this.adapter = adapter;
        this.pace = pace;
        this.listener = listener;
    }

    /** The platform will never take it. */
    static final class Never extends Exception {
        private final String why;

        Never(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    static Pace pace(Channel channel, ChatAdapter adapter, LongSupplier nanoTime) {
        if (!(adapter instanceof LimitsPosts limits)) {
            return new Pace(null, null, nanoTime);
        }
        boolean isTheSame = channel.isDirect() || limits.posts().equals(limits.limit());
        return new Pace(limits.limit(), isTheSame ? null : limits.posts(), nanoTime);
    }

    Channel channel() {
        return channel;
    }

    boolean edits() {
        return adapter instanceof EditsMessages;
    }

    boolean threads() {
        return adapter instanceof HasThreads;
    }

    boolean knows() {
        return adapter instanceof KnowsItsPosts;
    }

    /** Whether the same post can simply be sent again, so that nothing needs to be noted before. */
    boolean byId() {
        return adapter instanceof KnowsItsPosts knows && knows.byId();
    }

    /** On how many threads its posts may go out: one where their pace or their order across tickets matters. */
    int width() {
        return byId() && !(adapter instanceof LimitsPosts) ? SIDE_BY_SIDE : 1;
    }

    /** The same for what is about the ticket: P1 and P2 go out to the last. */
    void toPost(Tenure tenure, Ticket ticket) throws PutOff, TenureOver {
        toPost(tenure, isTheWorst(ticket));
    }

    /** As {@link #toPost(Tenure, Ticket)}. */
    void toEdit(Tenure tenure, Ticket ticket) throws PutOff, TenureOver {
        toEdit(tenure, isTheWorst(ticket));
    }

    /** Whether the ticket's card waits until the next month. */
    boolean keepsBack(Ticket ticket) {
        return !isTheWorst(ticket)
                && adapter instanceof LimitsMonths limits
                && limits.month().isForTheWorst();
    }

    private static boolean isTheWorst(Ticket ticket) {
        return !Grade.P2.isAbove(ticket.sort().grade());
    }

    /** How many posts can go out at once now. */
    long left() {
        return pace.left();
    }

    /** Takes the right to one post. @param worst whether it is so bad that it goes out to the last call of the month */
    void toPost(Tenure tenure, boolean worst) throws PutOff, TenureOver {
        unlessKept(worst);
        pace.toPost();
        tenure.check();
    }

    /** As {@link #toPost(Tenure, boolean)}. */
    void toEdit(Tenure tenure, boolean worst) throws PutOff, TenureOver {
        unlessKept(worst);
        pace.toEdit();
        tenure.check();
    }

    private void unlessKept(boolean worst) throws PutOff {
        if (!worst && adapter instanceof LimitsMonths limits) {
            Month month = limits.month();
            if (month.isForTheWorst()) {
                throw PutOff.kept(month);
            }
        }
    }

    /**
     * @param thread the root it belongs under; null for a message of its own
     * @param key of the ticket it is about; null for none
     */
    Post post(String id, @Nullable String thread, Card card, @Nullable String key) {
        return new Post(id, channel, threads() ? thread : null, card, key, null);
    }

    String send(Post post) throws PutOff, Never {
        return call(() -> adapter.post(post));
    }

    /** Only where the platform {@link #knows} its posts. */
    String sendAgain(Post post, Instant firstTried) throws PutOff, Never {
        return call(() -> ((KnowsItsPosts) adapter).postAgain(post, firstTried));
    }

    /** Only where the platform {@link #edits}. */
    void edit(String message, Post post) throws PutOff, Never {
        call(() -> {
            ((EditsMessages) adapter).edit(message, post);
            return message;
        });
    }

    void pin(String message) throws PutOff {
        if (adapter instanceof PinsRoots pins) {
            hold(() -> pins.pin(channel, message));
        }
    }

    void unpin(String message) throws PutOff {
        if (adapter instanceof PinsRoots pins) {
            hold(() -> pins.unpin(channel, message));
        }
    }

    private interface Call {
        String make() throws NotPosted;
    }

    private String call(Call call) throws PutOff, Never {
        long began = System.nanoTime();
        try {
            String message = call.make();
            ended(null, began);
            pace.took();
            return message;
        } catch (NotPosted e) {
            ended(e.why(), began);
            switch (e.why()) {
                case TRY_AGAIN -> throw PutOff.notSent(why(e), pace.failed(e.after()));
                case UNKNOWN -> throw PutOff.perhapsSent(why(e), pace.failed(e.after()));
                case NEVER -> throw new Never(why(e));
            }
            throw new IllegalStateException(e);
        }
    }

    private void ended(NotPosted.@Nullable Why why, long began) {
        listener.posted(channel.platform(), why, Duration.ofNanos(System.nanoTime() - began));
    }

    private void hold(Runnable call) throws PutOff {
        try {
            call.run();
        } catch (RuntimeException e) {
            // Harmless when repeated, whatever went wrong.
            throw PutOff.notSent(String.valueOf(e.getMessage()), pace.failed(Duration.ZERO));
        }
    }

    private static String why(NotPosted e) {
        return String.valueOf(e.getMessage());
    }
}
