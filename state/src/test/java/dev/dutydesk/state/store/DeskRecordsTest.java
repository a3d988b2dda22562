package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.KeptDesk.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.store.Announcements.Waiting;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a desk keeps beside its tickets, and what it says of it. */
class DeskRecordsTest {
    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final KeptDesk desk = new KeptDesk(redis.connections());
    private final DeskRecords records = new DeskRecords(redis.connections());
    private final Announcements announcements = new Announcements(redis.connections());
    private final Announcement digest = new Announcement(
            "digest/1",
            "digest",
            Announcement.channel("shop"),
            false,
            desk.now().plus(Duration.ofHours(1)));

    @Test
    void aRecordIsThereOnceItWasCommittedAndNotBefore() {
        DeskRecord nothing = records.find(DESK, "duty");
        assertThat(nothing).isEqualTo(DeskRecord.none("duty"));

        KeptDesk.done(desk.tickets.commit(Commit.of(DESK, "d1", nothing.with("李伟 → 陈杰"), "answer")));

        assertThat(records.find(DESK, "duty")).isEqualTo(new DeskRecord("duty", 1, "李伟 → 陈杰"));
        assertThat(records.find(DESK, "digest").isEmpty()).isTrue();
    }

    @Test
    void manyAreReadAtOnceInTheOrderAskedFor() {
        KeptDesk.done(desk.tickets.commit(
                Commit.of(DESK, "d1", DeskRecord.none("duty").with("李伟"), "")));
        KeptDesk.done(desk.tickets.commit(
                Commit.of(DESK, "d2", DeskRecord.none("digest").with("09:00"), "")));

        assertThat(records.find(DESK, List.of("digest", "nothing", "duty")))
                .containsExactly(
                        new DeskRecord("digest", 1, "09:00"),
                        DeskRecord.none("nothing"),
                        new DeskRecord("duty", 1, "李伟"));
    }

    @Test
    void ofTwoWhoChangeTheSameOneTheSecondMustReadAgain() {
        DeskRecord read = records.find(DESK, "duty");
        KeptDesk.done(desk.tickets.commit(Commit.of(DESK, "d1", read.with("first"), "")));

        Outcome second = desk.tickets.commit(Commit.of(DESK, "d2", read.with("second"), ""));

        assertThat(second).isInstanceOf(Outcome.Stale.class);
        assertThat(records.find(DESK, "duty").body()).isEqualTo("first");
    }

    @Test
    void aRepeatHasNoSecondEffectAndGetsTheFirstAnswer() {
        Commit commit = Commit.of(DESK, "d1", records.find(DESK, "duty").with("first"), "kept")
                .saying(List.of(digest));
        KeptDesk.done(desk.tickets.commit(commit));
        announcements.done(DESK, 0, digest);

        Outcome.Done repeat = KeptDesk.done(desk.tickets.commit(commit));

        assertThat(repeat.repeated()).isTrue();
        assertThat(repeat.kept()).isEqualTo("kept");
        assertThat(records.find(DESK, "duty").revision()).isEqualTo(1);
    }

    @Test
    void ticketsRecordsAndWhatIsSaidAreWrittenTogetherOrNotAtAll() {
        DeskRecord stale = new DeskRecord("job:recurring", 7, "");
        Commit commit = Commit.of(DESK, "d1", stale.with("8"), "")
                .changing(desk.decide(null, desk.report(Grade.P3, "打补丁", null), Cast.WANG_FANG))
                .saying(List.of(digest));

        assertThat(desk.tickets.commit(commit)).isInstanceOf(Outcome.Stale.class);

        assertThat(desk.tickets.list(Query.open(DESK, 10)).items()).isEmpty();
        assertThat(announcements.due(DESK, desk.now(), 10)).isEmpty();
    }

    @Test
    void whatIsToBeSaidWaitsForItsSenderLikeANotice() {
        Announcement urgent = new Announcement("offline/1", "offline", "li.wei", true, digest.expires());
        KeptDesk.done(desk.tickets.commit(
                Commit.of(DESK, "d1", DeskRecord.none("x").with(""), "").saying(List.of(digest, urgent))));
        desk.commands().hset("dd:{shop}:lease", "epoch", KeptDesk.bytes("1"));

        assertThat(announcements.due(DESK, desk.now(), 10))
                .containsExactly(new Waiting(urgent, null), new Waiting(digest, null));
        assertThat(announcements.claim(DESK, 1, digest, desk.now())).isEqualTo(Effect.DONE);
        assertThat(announcements.due(DESK, desk.now(), 10)).contains(new Waiting(digest, desk.now()));
        assertThat(announcements.done(DESK, 1, digest)).isEqualTo(Effect.DONE);
        assertThat(announcements.done(DESK, 1, digest)).isEqualTo(Effect.GONE);
        assertThat(announcements.later(DESK, 2, urgent, desk.now(), false)).isEqualTo(Effect.FENCED);
    }
}
