package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.KeptDesk.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListTest {
    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final KeptDesk desk = new KeptDesk(redis.connections());

    @Test
    void theNewestComeFirstPageByPage() {
        for (int i = 0; i < 7; i++) {
            desk.minutes(1).reported(Grade.P3);
        }

        assertThat(numbers(Query.open(DESK, 3))).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(numbers(Query.all(DESK, 3))).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(desk.tickets.list(Query.open(DESK, 3)).items()).hasSize(3);
        assertThat(desk.tickets.list(Query.open(DESK, 100)).next()).isNull();
        assertThat(desk.tickets.list(Query.open("other", 3)).items()).isEmpty();
        assertThat(desk.tickets.list(Query.all("other", 3)).next()).isNull();
    }

    @Test
    void ticketsOfOneInstantAreEachListedOnce() {
        for (int i = 0; i < 250; i++) {
            desk.reported(Grade.P3);
        }

        assertThat(numbers(Query.open(DESK, 7))).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void whatComesWhileAListIsReadDoesNotShiftIt() {
        for (int i = 0; i < 6; i++) {
            desk.minutes(1).reported(Grade.P3);
        }
        for (Query query : List.of(Query.open(DESK, 2), Query.all(DESK, 2))) {
            Page first = desk.tickets.list(query);
            long newest = first.items().getFirst().number();
            TicketId next =
                    desk.tickets.find(DESK, newest - 2).orElseThrow().ticket().id();
            desk.minutes(1).reported(Grade.P3);
            desk.minutes(1).reported(Grade.P3);

            Page second = desk.tickets.list(query.after(first.next()));
            assertThat(second.items().getFirst().ticket().id()).isEqualTo(next);
        }
    }

    @Test
    void filtersHoldTogether() {
        TicketId waiting = desk.reported(Grade.P3);
        TicketId taken = desk.minutes(1).reported(Grade.P3);
        desk.does(taken, Cast.LI_WEI, new Act.Acknowledge());
        TicketId moved = desk.minutes(1).reported(Grade.P3);
        desk.does(moved, Cast.CHEN_JIE, new Act.Assign("chen.jie", "ops", List.of()));
        TicketId ended = desk.minutes(1).reported(Grade.P3);
        desk.accepted(ended);
        TicketId archived = desk.archived(Grade.P3);

        assertThat(ids(null, State.ACKNOWLEDGED, null, null, null)).containsExactly(moved, taken);
        assertThat(ids(true, null, "dev", null, null)).containsExactly(taken, waiting);
        assertThat(ids(true, null, "ops", "chen.jie", "wang.fang")).containsExactly(moved);
        assertThat(ids(true, null, "dev", "chen.jie", null)).isEmpty();
        assertThat(ids(true, State.ACCEPTED, null, null, null)).isEmpty();
        assertThat(ids(null, null, null, "li.wei", null)).containsExactly(ended, taken);
        assertThat(ids(false, null, null, null, null)).containsExactly(archived, ended);
        assertThat(ids(null, State.ARCHIVED, null, null, null)).containsExactly(archived);
        assertThat(ids(null, State.ARCHIVED, "dev", "li.wei", null)).containsExactly(archived);
        assertThat(ids(null, State.ARCHIVED, "ops", null, null)).isEmpty();
        assertThat(ids(null, null, null, null, "wang.fang")).containsExactly(archived, ended, moved, taken, waiting);
        assertThat(ids(false, null, null, null, "he.jing")).isEmpty();
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        assertThatThrownBy(() -> desk.tickets.list(Query.open(DESK, 2).after("soon")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnOpenListCostsDoesNotDependOnTheEndedOnes() {
        desk.reported(Grade.P3);
        long few = asked(Query.open(DESK, 10));
        for (int i = 0; i < 20; i++) {
            desk.accepted(desk.reported(Grade.P3));
        }

        assertThat(asked(Query.open(DESK, 10))).isEqualTo(few);
    }

    /** How many commands the server carried out for it. */
    private long asked(Query query) {
        long before = carriedOut();
        desk.tickets.list(query);
        return carriedOut() - before;
    }

    private long carriedOut() {
        return desk.commands()
                .info("stats")
                .lines()
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    private List<TicketId> ids(
            @Nullable Boolean open,
            @Nullable State state,
            @Nullable String group,
            @Nullable String handler,
            @Nullable String reporter) {
        return all(new Query(DESK, open, state, group, handler, reporter, 2, null)).stream()
                .map(numbered -> numbered.ticket().id())
                .toList();
    }

    private List<Long> numbers(Query query) {
        return all(query).stream().map(Numbered::number).toList();
    }

    private List<Numbered> all(Query query) {
        List<Numbered> all = new ArrayList<>();
        Page page = desk.tickets.list(query);
        all.addAll(page.items());
        while (page.next() != null) {
            page = desk.tickets.list(query.after(page.next()));
            all.addAll(page.items());
        }
        return all;
    }
}
