package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.store.DeskRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    @Test
    void whatWasKeptBeforeRootCausesWereIsKeptOn() {
        DeskRecord before = new DeskRecord(
                "actions",
                1,
                "{\"actions\":[{\"ticket\":\"t1\",\"person\":\"li.wei\",\"at\":\"2026-11-20T09:00:00Z\"}]}");

        DeskRecord after = Actions.with(before, new Actions.Action("t2", "zhao.min", NOW, "payment/third-party"));

        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.body()).contains("\"t1\"", "\"li.wei\"", "\"t2\"", "payment/third-party");
    }
}
