package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Quota quota = new Quota(new LimitsPosts.Limit(20, Duration.ofMinutes(1)), nanos::get);

    @Test
    void inNoMinuteMoreIsSaidThanThePlatformTakes() throws NotPosted {
        for (int i = 0; i < 20; i++) {
            quota.take("cid1");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> quota.take("cid1"))
                .returns(NotPosted.Why.TRY_AGAIN, NotPosted::why)
                .returns(Duration.ofSeconds(40), NotPosted::after);
        quota.take("cid2");

        nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        quota.take("cid1");
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> quota.take("cid1"))
                .satisfies(not -> assertThat(not.after()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void whatBelongsTogetherIsSentWhereAllOfItMayBe() throws NotPosted {
        for (int i = 0; i < 19; i++) {
            quota.take("cid1");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> quota.take("cid1", 3))
                .returns(Duration.ofSeconds(42), NotPosted::after);
        quota.take("cid1");
        nanos.addAndGet(Duration.ofSeconds(43).toNanos());
        quota.take("cid1", 3);
    }

    @Test
    void whatCanBeSaidElsewhereLeavesTheLastQuarterToWhatCanNot() throws NotPosted {
        for (int i = 0; i < 15; i++) {
            quota.takeIfPlenty("cid1");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThatExceptionOfType(NotPosted.class).isThrownBy(() -> quota.takeIfPlenty("cid1"));
        quota.take("cid1", 5);
        assertThatExceptionOfType(NotPosted.class).isThrownBy(() -> quota.take("cid1"));
    }
}
