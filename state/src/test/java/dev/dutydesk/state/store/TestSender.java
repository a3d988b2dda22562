package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.Shop.DESK;

import dev.dutydesk.state.store.Marks.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A process that shows what is behind while it holds the lease, in the way {@link Marks} says. Between any two of its
 * steps the trouble may stop it for a while, or for good.
 */
final class TestSender {
    private final Room room;
    private final boolean claims;
    private final MovedTime time;
    private final Trouble trouble;
    private final Leases leases;
    private final Marks marks;
    private final Shop shop;

    interface Trouble {
        void mayCome() throws Crashed, InterruptedException;
    }

    /** The process is no more. */
    static final class Crashed extends Exception {}

    private static final class LeaseLost extends Exception {}

    TestSender(String owner, Connections redis, Room room, boolean claims, MovedTime time, Trouble trouble) {
        this.room = room;
        this.claims = claims;
        this.time = time;
        this.trouble = trouble;
        this.leases = new Leases(redis, owner, false, time);
        this.marks = new Marks(redis);
        this.shop = new Shop(redis);
        leases.add(DESK);
    }

    /** One beat, and one round over what is behind where the lease is held. */
    void round() throws Crashed, InterruptedException {
        leases.tick();
        OptionalLong epoch = leases.epoch(DESK);
        if (epoch.isEmpty()) {
            return;
        }
        List<Told> told = new ArrayList<>();
        try {
            for (Mark mark : marks.behind(DESK, time.now(), 5)) {
                Shown shown = show(mark, marks.shown(DESK, mark), epoch.getAsLong());
                told.add(Told.done(mark, shown));
            }
        } catch (LeaseLost e) {
            // What was shown so far is recorded, or refused.
            trouble.mayCome();
        }
        trouble.mayCome();
        if (!told.isEmpty()) {
            marks.shown(DESK, epoch.getAsLong(), time.now(), told);
        }
    }

    private Shown show(Mark mark, Shown from, long epoch) throws Crashed, InterruptedException, LeaseLost {
        Shown shown = from;
        if (shown.sending() != null) {
            Sending unsure = shown.sending();
            String message = room.find(unsure.post()).orElseGet(() -> room.post(mark, unsure));
            shown = shown.sent(unsure, message);
        }
        int revision = (int) shop.revision(mark.ticket());
        if (shown.message() == null) {
            Sending card = shown.card(mark, revision, claims ? revision : 1, time.now());
            shown = send(mark, shown, card, epoch);
            if (!claims && !card.isRepeatable()) {
                edit(shown, revision);
            }
        } else {
            edit(shown, revision);
            shown = shown.edited(revision);
        }
        while (shown.lastEvent() < revision) {
            int through = claims ? revision : shown.lastEvent() + 1;
            shown = send(mark, shown, shown.step(mark, through, time.now()), epoch);
        }
        return shown;
    }

    private Shown send(Mark mark, Shown shown, Sending post, long epoch)
            throws Crashed, InterruptedException, LeaseLost {
        if (leases.epoch(DESK).isEmpty()) {
            throw new LeaseLost();
        }
        trouble.mayCome();
        if (claims && marks.claim(DESK, epoch, mark, shown.before(post)) != Effect.DONE) {
            throw new LeaseLost();
        }
        trouble.mayCome();
        String message = room.post(mark, post);
        trouble.mayCome();
        return shown.sent(post, message);
    }

    private void edit(Shown shown, long revision) throws Crashed, InterruptedException {
        trouble.mayCome();
        if (shown.message() != null) {
            room.edit(shown.message(), revision);
        }
        trouble.mayCome();
    }
}
