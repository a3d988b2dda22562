package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.KeptDesk.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tickets that are packed away, and passages that are blacked out. */
class ArchiveTest {
    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final KeptDesk desk = new KeptDesk(redis.connections());
    private final Tickets tickets = desk.tickets;

    @Test
    void anArchivedTicketReadsAsBefore() {
        TicketId id = desk.reported(Grade.P3);
        desk.accepted(id);
        Ticket accepted = desk.ticket(id);
        List<Event> history = tickets.history(DESK, id);
        desk.windowOver(id).does(id, Cast.CLOCK, new Act.Archive());

        Ticket archived = desk.ticket(id);
        assertThat(archived.state()).isEqualTo(State.ARCHIVED);
        assertThat(archived.report()).isEqualTo(accepted.report());
        assertThat(archived.work()).isEqualTo(accepted.work());
        assertThat(tickets.history(DESK, id)).startsWith(history.toArray(Event[]::new));
        assertThat(tickets.history(DESK, id).getLast().verb()).isEqualTo(Verb.ARCHIVE);
        assertThat(tickets.find(DESK, 1).orElseThrow().ticket()).isEqualTo(archived);
    }

    @Test
    void itStandsInNoIndexOfTheLiving() {
        TicketId id = desk.reported(desk.report(Grade.P3, "x", "fp"));
        desk.accepted(id);
        desk.windowOver(id).does(id, Cast.CLOCK, new Act.Archive());

        assertThat(desk.indexes(id)).containsExactly("fingerprint:fp", "reporter:wang.fang");
        assertThat(desk.commands().exists(desk.keys.history(id))).isZero();
        assertThat(desk.commands().hkeys(desk.keys.ticket(id))).containsExactlyInAnyOrder("rev", "packed");
        assertThat(tickets.rootedAt(DESK, "客服群", "m-" + id))
                .as("a reply under it is offered a new ticket")
                .contains(id);
    }

    @Test
    void whatCanStillBeDoneToItIsKept() {
        TicketId id = desk.archived(Grade.P3);

        desk.does(id, Cast.WANG_FANG, new Act.Comment("谢谢"));
        desk.does(id, Cast.LI_WEI, new Act.Link("SHOP-7"));

        assertThat(desk.ticket(id).links()).containsExactly("SHOP-7");
        assertThat(tickets.history(DESK, id)).extracting(Event::verb).endsWith(Verb.COMMENT, Verb.LINK);
        assertThat(desk.commands().exists(desk.keys.history(id))).isZero();
        assertThat(new Timers(redis.connections()).next(DESK)).isEmpty();
    }

    @Test
    void whoComesLateToAnArchivedTicketIsStale() {
        TicketId id = desk.archived(Grade.P3);
        Ticket seen = desk.ticket(id);
        desk.does(id, Cast.WANG_FANG, new Act.Comment("谢谢"));
        var kept = desk.everything();

        assertThat(tickets.commit(Commit.of(DESK, "late", desk.decide(seen, new Act.Link("SHOP-7"), Cast.LI_WEI), "")))
                .isEqualTo(new Outcome.Stale());
        assertThat(desk.everything()).isEqualTo(kept);
    }

    @Test
    void aRedactedPassageIsNowhereAnyMore() {
        TicketId id = desk.reported(desk.report(Grade.P3, "客户电话 13800138000，付不了款", null));
        desk.does(id, Cast.LI_WEI, new Act.Acknowledge());
        desk.does(id, Cast.LI_WEI, new Act.Comment("打过 13800138000 了"));
        desk.does(id, Cast.LI_WEI, new Act.Diagnose("13800138000 的卡过期"));

        desk.does(id, Cast.ZHAO_MIN, new Act.Redact("13800138000"));

        nowhere(id, "13800138000");
        assertThat(desk.ticket(id).work().finding()).isEqualTo("███ 的卡过期");
        assertThat(tickets.history(DESK, id).get(2).detail()).containsEntry("text", "打过 ███ 了");
    }

    @Test
    void alsoWhereItIsArchivedAlready() {
        TicketId id = desk.archived(Grade.P3);

        desk.does(id, Cast.ZHAO_MIN, new Act.Redact("证书过期"));

        nowhere(id, "证书过期");
        assertThat(desk.ticket(id).work().finding()).isEqualTo("支付网关的███了");
    }

    @Test
    void namesAndCodesStayWhatTheyAreWhateverIsRedacted() {
        TicketId id = desk.reported(Grade.P3);
        desk.does(id, Cast.LI_WEI, new Act.Comment("dev P3 shop wang.fang li.wei"));
        for (String passage : List.of("dev", "P3", "shop", "wang.fang", "li.wei", "DISPATCHED")) {
            desk.does(id, Cast.ZHAO_MIN, new Act.Redact(passage));
        }

        Records records = new Records(redis.connections());
        assertThat(records.history(DESK, id).ticket()).isEqualTo(desk.ticket(id));
        assertThat(records.history(DESK, id).steps().getFirst().after().report().reporter())
                .isEqualTo("wang.fang");
        assertThat(tickets.history(DESK, id).get(1).by()).isEqualTo("li.wei");
    }

    @Test
    void whatWasTypedIsKeptApartAndGoesWithTheFirstWordThatIsRedacted() {
        TicketId id = desk.reported(Grade.P3);
        Act comment = new Act.Comment("打给 138****5678");
        Commit typed = Commit.of(DESK, "c1", desk.decide(desk.ticket(id), comment, Cast.WANG_FANG), "")
                .keeping("打给 13812345678");
        assertThat(tickets.commit(typed)).isInstanceOf(Outcome.Done.class);
        assertThat(tickets.originals(DESK, id)).containsExactly(entry(2, "打给 13812345678"));
        desk.does(id, Cast.ZHAO_MIN, new Act.Redact(Erasure.ofFiles(List.of("/api/files/ab/none.png"))));
        assertThat(tickets.originals(DESK, id)).hasSize(1);

        desk.does(id, Cast.ZHAO_MIN, new Act.Redact("138****5678"));

        nowhere(id, "138****5678");
        assertThat(tickets.originals(DESK, id)).isEmpty();
    }

    @Test
    void ofAReportThatIsRedactedWholeNothingIsLeft() {
        TicketId id = desk.reported(desk.report(Grade.P3, "张三付不了款。住在南京路", null));
        desk.does(id, Cast.WANG_FANG, new Act.Edit("张三付不了，急", null));
        desk.does(id, Cast.WANG_FANG, new Act.Attach("张三.png", "/api/files/ab/zs.png"));
        desk.does(id, Cast.LI_WEI, new Act.Comment("在看"));

        desk.does(id, Cast.ZHAO_MIN, new Act.Redact(Erasure.ofAll(List.of("/api/files/ab/zs.png"))));

        for (String gone : List.of("张三", "南京路", "zs.png")) {
            nowhere(id, gone);
        }
        assertThat(desk.ticket(id).report().title()).isEqualTo("███");
        assertThat(desk.ticket(id).files()).isEmpty();
        assertThat(tickets.history(DESK, id))
                .extracting(event -> event.detail().getOrDefault("text", ""))
                .containsExactly("███", "███", "", "在看", "");
        assertThat(tickets.history(DESK, id).getLast().detail()).containsExactly(entry("what", "all"));
    }

    @Test
    void aFileGoesFromOneTicketAndStaysWithTheOther() {
        TicketId one = desk.reported(Grade.P3);
        TicketId other = desk.reported(Grade.P3);
        desk.does(one, Cast.WANG_FANG, new Act.Attach("a.png", "/api/files/ab/a.png"));
        assertThat(tickets.isFiledBeside(DESK, one, "/api/files/ab/a.png")).isFalse();
        desk.does(other, Cast.WANG_FANG, new Act.Attach("b.png", "/api/files/ab/b.png"));
        assertThat(tickets.isFiledBeside(DESK, one, "/api/files/ab/a.png")).isTrue();

        desk.does(one, Cast.ZHAO_MIN, new Act.Redact(Erasure.ofFiles(List.of("/api/files/ab/a.png"))));

        nowhere(one, "a.png");
        assertThat(desk.ticket(other).files()).hasSize(1);
        assertThat(tickets.isFiledBeside(DESK, other, "/api/files/ab/b.png")).isFalse();
    }

    private void nowhere(TicketId id, String passage) {
        Records records = new Records(redis.connections());
        assertThat(records.history(DESK, id).ticket()).isEqualTo(desk.ticket(id));
        for (byte[] entry : records.history(DESK, id).entries()) {
            assertThat(new String(entry, StandardCharsets.UTF_8)).doesNotContain(passage);
        }
        assertThat(desk.ticket(id).toString()).doesNotContain(passage);
        byte[] needle = KeptDesk.bytes(passage);
        desk.everything()
                .forEach((key, dump) ->
                        assertThat(dump).as(key).doesNotContain(HexFormat.of().formatHex(needle)));
    }

    @Test
    void anArchivedTicketTakesOneAndAHalfKilobytesInAll() {
        int some = 200;
        long before = memory();
        List<TicketId> ids = new ArrayList<>();
        for (int i = 0; i < some; i++) {
            desk.at(Cast.NINE.plusSeconds(60L * i));
            ids.add(desk.reported(desk.report(
                    Grade.P3, "客户 " + i * 7919 + " 说付不了款，页面一直转圈，换了浏览器也一样，订单 SO" + i * 104729, "pay-" + i % 20)));
            desk.accepted(ids.getLast());
        }
        desk.at(Cast.NINE.plus(Cast.REOPEN_WINDOW).plusSeconds(86_400));
        ids.forEach(id -> desk.does(id, Cast.CLOCK, new Act.Archive()));

        assertThat((memory() - before) / some).isBetween(500L, 1536L);
    }

    /** Of all keys that stay; marks and the answers of a day go by themselves, the stream is bounded. */
    private long memory() {
        return desk.commands().keys("*").stream()
                .filter(key -> !key.contains("commit:") && !key.endsWith(":behind") && !key.endsWith(":events"))
                .filter(key -> !key.contains(":notice"))
                .mapToLong(key -> desk.commands().memoryUsage(key))
                .sum();
    }
}
