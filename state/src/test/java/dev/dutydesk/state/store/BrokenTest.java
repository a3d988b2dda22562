package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.KeptDesk.DESK;
import static dev.dutydesk.state.store.KeptDesk.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in the way of a commit, and what a bug would leave behind. */
class BrokenTest {
    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final KeptDesk desk = new KeptDesk(redis.connections());
    private final Tickets tickets = desk.tickets;

    @AfterEach
    void heal() {
        allow(CommandType.XADD);
        allow(CommandType.HDEL);
        desk.commands().configSet("maxmemory", "0");
    }

    /** Every kind of key takes part: two tickets, notices, a claim, an archived one, a passage erased. */
    @Test
    void aWrongTypeAtAnyKeyIsSeenBeforeAnythingIsWritten() {
        TicketId one = desk.reported(desk.report(Grade.P1, "付不了款", "fp"));
        TicketId other = desk.reported(Grade.P2);
        TicketId archived = desk.archived(Grade.P3);
        TicketId ended = desk.reported(Grade.P3);
        desk.accepted(ended).windowOver(ended);
        Act.Report report = desk.report(Grade.P2, "付不了款", "fp2");
        List<Commit> commits = List.of(
                Commit.of(DESK, "report", desk.decide(null, report, Cast.WANG_FANG), "")
                        .claiming("fp2")
                        .keeping("付不了款 13812345678"),
                Commit.of(
                        DESK,
                        "assign",
                        desk.decide(desk.ticket(one), new Act.Assign("li.wei", null, List.of()), Cast.ZHAO_MIN),
                        ""),
                Commit.of(
                        DESK,
                        "merge",
                        desk.decide(desk.ticket(one), new Act.Merge(desk.ticket(other), List.of()), Cast.ZHAO_MIN),
                        ""),
                Commit.of(DESK, "archive", desk.decide(desk.ticket(ended), new Act.Archive(), Cast.CLOCK), ""),
                Commit.of(DESK, "redact", desk.decide(desk.ticket(other), new Act.Redact("付"), Cast.ZHAO_MIN), ""),
                Commit.of(DESK, "cover", DeskRecord.none("duty").with("{}"), "")
                        .saying(List.of(new Announcement("a", "digest", "li.wei", false, desk.now()))),
                Commit.of(DESK, "link", desk.decide(desk.ticket(archived), new Act.Link("SHOP-1"), Cast.LI_WEI), ""));
        int planted = 0;
        for (Commit commit : commits) {
            Writes writes = new Drafting(new Records(redis.connections()), KeptDesk.DUE, desk -> KeptDesk.ZONE)
                    .of(commit, desk.now());
            Asking asking = new Asking(redis.connections(), Tickets.PATIENCE);
            for (String key : writes.keys()) {
                byte[] was = desk.commands().dump(key);
                desk.commands().del(key);
                if (isString(key)) {
                    desk.commands().sadd(key, bytes("x"));
                } else {
                    desk.commands().set(key, bytes("x"));
                }
                Map<String, String> before = desk.everything();

                Outcome outcome = asking.commit(DESK, writes, "", "", false);

                assertThat(outcome).as("%s: %s", commit.id(), key).isInstanceOf(Outcome.NotSent.class);
                assertThat(desk.everything()).as("%s: %s", commit.id(), key).isEqualTo(before);
                planted++;
                desk.commands().del(key);
                if (was != null) {
                    desk.commands().restore(key, 0, was);
                }
            }
            assertThat(asking.commit(DESK, writes, "", "", false))
                    .as("nothing was spoilt: %s", commit.id())
                    .isInstanceOfAny(Outcome.Done.class, Outcome.Stale.class);
        }
        assertThat(planted).isGreaterThan(75);
        assertThat(tickets.broken(DESK)).isEmpty();
    }

    private boolean isString(String key) {
        return key.equals(desk.keys.number()) || key.contains(":claim:") || key.contains(":commit:");
    }

    @Test
    void aNumberThatIsNoneIsSeenBeforeAnythingIsWritten() {
        desk.commands().set(desk.keys.number(), bytes("many"));
        Map<String, String> before = desk.everything();

        assertThat(tickets.commit(report("d"))).isInstanceOf(Outcome.NotSent.class);
        assertThat(desk.everything()).isEqualTo(before);
    }

    @Test
    void theScriptTakesNothingThatItDoesNotKnow() {
        Script script = Script.named("commit");
        List<String> keys = List.of("dd:{shop}:commit:d", "dd:{shop}:lease", "dd:{shop}:broken", "dd:{shop}:x");
        for (List<String> rest : List.<List<String>>of(
                List.of("0", "0", "1", "flush", "4"),
                List.of("0", "1", "never", "4", "1"),
                List.of("0", "0", "1", "field", "4", "a"),
                List.of("0", "0", "1", "field", "9", "a", "b"),
                List.of("0", "0", "1", "score", "4", "soon", "m"),
                List.of("0", "0", "2", "keep", "1", "score", "4", "1e3", "m"),
                List.of("0", "0", "2", "field", "4", "a", "b", "append", "4", "c"),
                List.of("0", "0", "1", "keep", "1", "more"),
                List.of("x", "0", "0"),
                List.of())) {
            List<String> arguments = new java.util.ArrayList<>(List.of("kept", "9", "", "asking", "", ""));
            arguments.addAll(rest);

            assertThatThrownBy(() -> script.run(
                            redis.connections().lane(DESK), io.lettuce.core.ScriptOutputType.MULTI, keys, arguments))
                    .as("%s", rest)
                    .hasMessageMatching("(BADCOMMIT|WRONGTYPE) .*");
            assertThat(desk.commands().keys("*")).isEmpty();
        }
    }

    @Test
    void aFullStoreWritesNothingAndSaysSo() {
        desk.reported(Grade.P1);
        desk.commands().configSet("maxmemory", "1");
        Map<String, String> before = desk.everything();

        assertThat(tickets.commit(report("d"))).isEqualTo(new Outcome.NotSent("the store has no memory left"));
        assertThat(desk.everything()).isEqualTo(before);

        desk.commands().configSet("maxmemory", "0");
        assertThat(tickets.commit(report("d"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aCommitThatBreaksOffHalfWayStopsTheDeskUntilItIsRepaired() {
        TicketId id = desk.reported(desk.report(Grade.P1, "付不了款", "fp"));
        desk.minutes(1).does(id, Cast.LI_WEI, new Act.Acknowledge());
        Ticket after = desk.decide(desk.ticket(id), new Act.Diagnose("证书过期"), Cast.LI_WEI)
                .after();
        Commit commit =
                Commit.of(DESK, "d", desk.decide(desk.ticket(id), new Act.Diagnose("证书过期"), Cast.LI_WEI), "answer");
        deny(CommandType.XADD);

        assertThat(tickets.commit(commit)).isInstanceOf(Outcome.Unknown.class);
        allow(CommandType.XADD);

        assertThat(tickets.broken(DESK))
                .hasValueSatisfying(why -> assertThat(why).contains(id.value()));
        assertThat(tickets.commit(report("e"))).isInstanceOf(Outcome.NotSent.class);
        assertThat(tickets.commit(Commit.answer("other", "e", ""))).isInstanceOf(Outcome.Done.class);

        tickets.repair(DESK, id);

        assertThat(tickets.broken(DESK)).isEmpty();
        assertThat(desk.ticket(id)).isEqualTo(after);
        assertThat(KeptDesk.done(tickets.commit(commit)).repeated()).isTrue();
        assertThat(tickets.commit(report("e"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aReportThatBrokeOffBeforeItsFirstEventNeverWas() {
        TicketId id = desk.report(Grade.P1, "x", null).id();
        desk.commands().hset(desk.keys.numbers(), "1", bytes(id.value()));
        desk.commands().hset(desk.keys.keys(), id.value(), bytes("1"));
        desk.commands().set(desk.keys.number(), bytes("1"));
        desk.commands().hset(desk.keys.broken(), id.value(), bytes("why"));

        tickets.repair(DESK, id);

        assertThat(tickets.find(DESK, 1)).isEmpty();
        assertThat(desk.commands().keys("*")).containsExactly(desk.keys.number());
    }

    @Test
    void repairBuildsAllAgainFromTheEventsAlone() {
        TicketId id = desk.reported(desk.report(Grade.P1, "付不了款", "fp"));
        TicketId archived = desk.archived(Grade.P3);
        desk.does(id, Cast.LI_WEI, new Act.Acknowledge());
        Map<String, String> whole = desk.everything();
        Map<String, String> lost = new HashMap<>(whole);
        for (String key : whole.keySet()) {
            if (key.contains(":by:") || key.contains(":day:") || key.contains(":claim:") || key.endsWith(":timers")) {
                desk.commands().del(key);
                lost.remove(key);
            }
        }
        desk.commands().hset(desk.keys.ticket(id), "body", bytes("{}"));
        desk.commands().zadd(desk.keys.byGroup("moon"), 1, bytes(id.value()));
        assertThat(lost.size()).isLessThan(whole.size() - 10);

        tickets.repair(DESK, id);
        tickets.repair(DESK, archived);

        assertThat(desk.everything()).isEqualTo(whole);
    }

    private Commit report(String id) {
        return Commit.of(DESK, id, desk.decide(null, desk.report(Grade.P2, "x", null), Cast.WANG_FANG), "answer");
    }

    private void deny(CommandType command) {
        desk.commands().aclSetuser("default", AclSetuserArgs.Builder.removeCommand(command));
    }

    private void allow(CommandType command) {
        desk.commands().aclSetuser("default", AclSetuserArgs.Builder.addCommand(command));
    }
}
