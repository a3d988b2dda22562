package dev.dutydesk.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TicketJsonTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final TicketId ID = new TicketId("01k2345678abcdef");
    private static final TicketId OTHER = new TicketId("01k2345678abcdeg");

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    /** Nothing in it is null, empty, zero or false. */
    private static final Ticket FULL = new Ticket(
            ID,
            "shop",
            12,
            State.MERGED,
            15,
            new Ticket.Arrival(Verb.MERGE, "zhao.min", at(90)),
            new Ticket.Report(
                    "wang.fang",
                    "service",
                    List.of("he.jing", "guest:xiao.ming"),
                    Ticket.Origin.PATROL,
                    "checkout",
                    NINE,
                    new Place("客服群", "m-1"),
                    "付不了款",
                    "付不了款，页面一直转圈",
                    "checkout/pay"),
            new Ticket.Sort(
                    Grade.ROUTINE, Grade.P1, "function", "payment", "dev", List.of("付不了款"), 2, true, "config", true),
            new Deadlines(at(5), at(30), at(120)),
            new Ticket.Response("li.wei", "chen.jie", at(3), at(4), at(2), 3, at(6)),
            new Ticket.Work(
                    "证书过期",
                    at(10),
                    "已换证书",
                    "1.4.2",
                    "1.4.1",
                    Regression.PASSED,
                    at(33),
                    "li.wei",
                    "快好了",
                    at(45),
                    at(60)),
            new Ticket.Closing(
                    State.MERGED,
                    at(90),
                    "zhao.min",
                    true,
                    "一样的",
                    at(4000),
                    Ticket.Cancellation.FALSE_ALARM,
                    OTHER,
                    State.ON_HOLD,
                    5,
                    "快",
                    "证书要进日历",
                    at(5000),
                    1,
                    2,
                    Duration.ofMinutes(7)),
            new Ticket.Hold("waiting-reporter", "哪个订单？", "li.wei", at(40), State.DIAGNOSED),
            Duration.ofMillis(1500),
            new LinkedHashSet<>(List.of("客服群", "alerts")),
            List.of("SHOP-7"),
            List.of(new Ticket.File("a.png", "/files/1", "wang.fang", at(1))),
            List.of(OTHER),
            new Ticket.Reminded(
                    new Ticket.Chain(at(2), 1, at(3)),
                    new Ticket.Chain(at(10), 2, at(40)),
                    List.of("deadline resolve 80%"),
                    at(33),
                    at(40),
                    new Ticket.Chain(at(50), 1, at(51))));

    @Test
    void aFullTicketIsWrittenLikeThis() {
        assertThat(new String(TicketJson.body(FULL), StandardCharsets.UTF_8)).isEqualTo("""
                {"id":"01k2345678abcdef","desk":"shop","revision":12,"state":"MERGED","events":15,\
                "arrived":{"verb":"merge","by":"zhao.min","at":1795401000000},\
                "report":{"reporter":"wang.fang","side":"service","reporters":["he.jing","guest:xiao.ming"],\
                "origin":"PATROL","source":"checkout","at":1795395600000,"place":{"channel":"客服群","message":"m-1"},\
                "title":"付不了款","description":"付不了款，页面一直转圈","fingerprint":"checkout/pay"},\
                "sort":{"grade":"routine","highest":"P1","category":"function","module":"payment","group":"dev",\
                "why":["付不了款"],"groupChanges":2,"triage":true,"cause":"config","outOfScope":true},\
                "deadlines":{"respond":1795395900000,"diagnose":1795397400000,"resolve":1795402800000},\
                "response":{"handler":"li.wei","assignee":"chen.jie","acknowledgedAt":1795395780000,\
                "handledSince":1795395840000,"waitingSince":1795395720000,"nudges":3,"nudgedAt":1795395960000},\
                "work":{"finding":"证书过期","diagnosedAt":1795396200000,"solution":"已换证书","version":"1.4.2",\
                "rollback":"1.4.1","regression":"passed","resolvedAt":1795397580000,"resolvedBy":"li.wei",\
                "progress":"快好了","progressAt":1795398300000,"nextUpdate":1795399200000},\
                "closing":{"end":"MERGED","at":1795401000000,"by":"zhao.min","byClock":true,"reason":"一样的",\
                "reopenUntil":1795635600000,"kind":"FALSE_ALARM","mergedInto":"01k2345678abcdeg","mergedFrom":"ON_HOLD",\
                "stars":5,"remark":"快","retrospective":"证书要进日历","archivedAt":1795695600000,"rejections":1,\
                "reopenings":2,"closedFor":420000},\
                "hold":{"reason":"waiting-reporter","question":"哪个订单？","by":"li.wei","since":1795398000000,\
                "from":"DIAGNOSED"},"held":1500,"rooms":["客服群","alerts"],"links":["SHOP-7"],\
                "files":[{"name":"a.png","address":"/files/1","by":"wang.fang","at":1795395660000}],\
                "merged":["01k2345678abcdeg"],\
                "reminded":{"unanswered":{"since":1795395720000,"steps":1,"at":1795395780000},\
                "silent":{"since":1795396200000,"steps":2,"at":1795398000000},"passed":["deadline resolve 80%"],\
                "asked":1795397580000,"held":1795398000000,\
                "retrospective":{"since":1795398600000,"steps":1,"at":1795398660000}}}""");
    }

    @Test
    void andReadAgain() {
        Ticket read = TicketJson.ticket(TicketJson.body(FULL));

        assertThat(read).isEqualTo(FULL);
        assertThat(read.rooms()).containsExactly("客服群", "alerts");
    }

    /** A field that is added to the ticket must be added to the full one above, too. */
    @Test
    void everyFieldIsWrittenWhereItHasAValue() {
        assertThat(names(Ticket.class))
                .containsExactlyInAnyOrderElementsOf(TicketJson.tree(FULL).propertyNames());
        for (String part :
                List.of("arrived", "report", "sort", "deadlines", "response", "work", "closing", "hold", "reminded")) {
            JsonNode node = TicketJson.tree(FULL).required(part);
            Class<?> type = Stream.of(Ticket.class.getRecordComponents())
                    .filter(component -> component.getName().equals(part))
                    .findFirst()
                    .orElseThrow()
                    .getType();
            assertThat(node.propertyNames()).as(part).containsExactlyInAnyOrderElementsOf(names(type));
        }
    }

    private static List<String> names(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(c -> c.getName()).toList();
    }

    @Test
    void whatIsNullEmptyZeroOrFalseIsLeftOut() {
        Ticket plain = new Ticket(
                ID,
                "shop",
                1,
                State.DISPATCHED,
                1,
                FULL.arrived(),
                new Ticket.Report(
                        "guest:x",
                        null,
                        List.of(),
                        Ticket.Origin.PERSON,
                        null,
                        NINE,
                        new Place("shop", null),
                        "x",
                        "",
                        null),
                new Ticket.Sort(Grade.P3, Grade.P3, "", "", "dev", List.of(), 0, false, null, false),
                Deadlines.NONE,
                Ticket.Response.NONE,
                Ticket.Work.NONE,
                Ticket.Closing.NONE,
                null,
                Duration.ZERO,
                new LinkedHashSet<>(),
                List.of(),
                List.of(),
                List.of(),
                null);

        assertThat(TicketJson.ticket(TicketJson.body(plain))).isEqualTo(plain);
        assertThat(new String(TicketJson.body(plain), StandardCharsets.UTF_8)).isEqualTo("""
                {"id":"01k2345678abcdef","desk":"shop","revision":1,"state":"DISPATCHED","events":1,\
                "arrived":{"verb":"merge","by":"zhao.min","at":1795401000000},\
                "report":{"reporter":"guest:x","origin":"PERSON","at":1795395600000,"place":{"channel":"shop"},\
                "title":"x","description":""},\
                "sort":{"grade":"P3","highest":"P3","category":"","module":"","group":"dev"},\
                "deadlines":{},"response":{},"work":{},"closing":{"closedFor":0},"held":0}""");
    }

    @Test
    void instantsFinerThanAMillisecondStayWhatTheyAre() {
        for (Instant instant : List.of(NINE.plusNanos(1), Instant.EPOCH.minusMillis(1), NINE.plusNanos(123_456_000))) {
            Ticket ticket =
                    FULL.withReport(FULL.report().withAt(instant)).withHeld(Duration.ofNanos(instant.getNano()));
            assertThat(TicketJson.ticket(TicketJson.body(ticket))).isEqualTo(ticket);
        }
    }

    @Test
    void anEventCarriesItsPatch() {
        Event event = new Event(1, NINE, "clock", Verb.ARCHIVE, State.ARCHIVED, Map.of("end", "ACCEPTED"));
        byte[] entry = TicketJson.entry(event, TicketJson.tree(FULL));

        assertThat(new String(entry, StandardCharsets.UTF_8))
                .startsWith("{\"no\":1,\"at\":1795395600000,\"by\":\"clock\",\"verb\":\"archive\",\"to\":\"ARCHIVED\","
                        + "\"detail\":{\"end\":\"ACCEPTED\"},\"patch\":{\"id\"");
        assertThat(TicketJson.event(TicketJson.object(entry))).isEqualTo(event);
        assertThat(TicketJson.ticket(TicketJson.patch(TicketJson.object(entry))))
                .isEqualTo(FULL);
    }

    @Test
    void aPackedHistoryIsUnpackedAsItWas() {
        History history = new History(List.of(
                TicketJson.entry(
                        new Event(1, NINE, "clock", Verb.ARCHIVE, State.ARCHIVED, Map.of()), TicketJson.tree(FULL)),
                TicketJson.entry(
                        new Event(2, NINE, "li.wei", Verb.COMMENT, State.ARCHIVED, Map.of("text", "一\n二")),
                        TicketJson.object())));
        byte[] packed = Packing.pack(history);

        assertThat(Packing.unpack(packed).entries())
                .usingElementComparator((a, b) -> java.util.Arrays.compare(a, b))
                .isEqualTo(history.entries());
        assertThat(Packing.unpack(Packing.pack(new History(List.of()))).entries())
                .isEmpty();
    }

    @Test
    void thePartsThatDifferAreWrittenAsInTheWhole() {
        Ticket bare = TicketJson.ticket(TicketJson.body(FULL))
                .withEvents(0)
                .withRooms(Set.of())
                .withHold(null);
        ObjectNode parts = TicketJson.parts(FULL, bare);
        assertThat(parts.propertyNames()).containsExactlyInAnyOrder("events", "rooms", "hold");
        ObjectNode whole = TicketJson.tree(FULL);
        parts.properties()
                .forEach(part -> assertThat(part.getValue().toString())
                        .as(part.getKey())
                        .isEqualTo(whole.required(part.getKey()).toString()));
        assertThat(TicketJson.parts(bare, FULL)).isEmpty();
    }
}
