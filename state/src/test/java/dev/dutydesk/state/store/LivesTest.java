package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.KeptDesk.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looking back on a desk's days. */
class LivesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final KeptDesk desk = new KeptDesk(redis.connections());
    private final Lives lives = new Lives(redis.connections(), any -> KeptDesk.ZONE);

    @Test
    void whoHadAStepOnTheseDaysIsFound() {
        desk.at(MONDAY);
        TicketId before = desk.reported(Grade.P3);
        TicketId taken = desk.reported(Grade.P3);
        desk.at(MONDAY.plus(Duration.ofDays(1)));
        TicketId fresh = desk.reported(Grade.P3);
        desk.does(taken, Cast.LI_WEI, new Act.Acknowledge());

        assertThat(lives.touched(DESK, desk.now(), desk.now())).containsExactlyInAnyOrder(taken, fresh);
        assertThat(lives.touched(DESK, MONDAY, desk.now())).containsExactlyInAnyOrder(before, taken, fresh);
        assertThat(lives.steps(DESK, Verb.ACKNOWLEDGE, MONDAY, desk.now())).containsOnlyKeys(taken);
    }

    @Test
    void aLifeIsReadAsItStoodAtAnyTimeArchivedOrNot() {
        desk.at(MONDAY);
        TicketId id = desk.reported(Grade.P3);
        desk.accepted(id);
        Ticket accepted = desk.ticket(id);
        Life open = life(id);
        desk.windowOver(id).does(id, Cast.CLOCK, new Act.Archive());
        Life packed = life(id);

        for (Life life : List.of(open, packed)) {
            assertThat(life.number()).isEqualTo(1);
            assertThat(life.at(MONDAY.minusMillis(1))).isEmpty();
            Ticket taken = life.at(MONDAY.plus(Duration.ofMinutes(4))).orElseThrow();
            assertThat(taken.state()).isEqualTo(State.ACKNOWLEDGED);
            assertThat(taken.revision()).isEqualTo(2);
            assertThat(life.steps().get(accepted.events() - 1).after()).isEqualTo(accepted);
            assertThat(life.at(MONDAY).orElseThrow().state()).as("asked back").isEqualTo(State.DISPATCHED);
        }
        assertThat(packed.events()).extracting(Event::verb).endsWith(Verb.ARCHIVE);
        assertThat(packed.steps().getLast().after()).isEqualTo(desk.ticket(id));
    }

    @Test
    void theSameFaultIsCountedByItsFingerprint() {
        desk.at(MONDAY);
        desk.reported(desk.report(Grade.P3, "磁盘 app1 91 %", "disk/app1"));

        assertThat(lives.reported(DESK, "disk/app1", MONDAY.minusMillis(1), MONDAY))
                .isOne();
        assertThat(lives.reported(DESK, "disk/app1", MONDAY, MONDAY.plusMillis(1)))
                .isZero();
    }

    private Life life(TicketId id) {
        List<Life> read = new ArrayList<>();
        lives.each(DESK, Set.of(id, TicketId.at(MONDAY)), read::add);
        assertThat(read).hasSize(1);
        return read.getFirst();
    }
}
