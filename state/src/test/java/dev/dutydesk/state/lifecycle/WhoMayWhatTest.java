package dev.dutydesk.state.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each verb, in each state, by each of the cast: the expectations are written out here a second time, by hand, from the
 * table in the design. Every act is complete, so that only state and person decide.
 */
class WhoMayWhatTest {
    private static final String RESPONDERS = "li.wei chen.jie zhao.min sun.li";
    private static final String EVERYONE = RESPONDERS
            + " wang.fang he.jing zhou.tao guest:xiao.ming admin patrol:checkout patrol:disk alarm:grafana clock";

    /** D dispatched, A acknowledged, G diagnosed, H on hold, R resolved, C accepted, X cancelled, M merged, Z archived. */
    private static final Map<Character, State> LETTERS = Map.of(
            'D', State.DISPATCHED,
            'A', State.ACKNOWLEDGED,
            'G', State.DIAGNOSED,
            'H', State.ON_HOLD,
            'R', State.RESOLVED,
            'C', State.ACCEPTED,
            'X', State.CANCELLED,
            'M', State.MERGED,
            'Z', State.ARCHIVED);

    /** 王芳 of service reported a P3; 李伟 of dev has it in hand from A on; 王芳 accepted it in C and Z. */
    private static final String PERSONS_P3 = """
            acknowledge | D          | RESPONDERS
            release     | A G        | li.wei zhao.min
            assign      | D A G      | RESPONDERS
            diagnose    | D A G      | RESPONDERS
            resolve     | D A G H    | RESPONDERS
            withdraw    | R          | li.wei
            accept      | R          | wang.fang he.jing zhao.min clock
            reject      | R          | wang.fang he.jing
            reopen      | C X M      | RESPONDERS wang.fang he.jing
            archive     | C X M      | zhao.min
            hold        | A G        | li.wei zhao.min
            ask         | A G        | li.wei zhao.min
            resume      | H          | li.wei zhao.min
            cancel      | D          | wang.fang zhao.min
            cancel      | A G H R    | wang.fang zhao.min li.wei
            merge       | D          | RESPONDERS wang.fang
            merge       | A G H R    | RESPONDERS
            regrade     | D A G H R  | RESPONDERS wang.fang he.jing patrol:checkout patrol:disk
            progress    | D          | zhao.min
            progress    | A G H R    | li.wei zhao.min
            nudge       | D A G H R  | EVERYONE
            classify    | D A G H R C X M | RESPONDERS
            rate        | C          | wang.fang
            link        | D A G H R C X M Z | RESPONDERS
            comment     | D A G H R C X M Z | EVERYONE
            attach      | D A G H R C X M Z | EVERYONE
            edit        | D A G H R  | wang.fang
            redact      | D A G H R C X M Z | zhao.min
            reveal      | A G H R C X M Z | li.wei
            recalculate | D A G H R C X M Z | zhao.min
            remind      | D A G H R C | clock
            tell        | D A G H R C X M | clock
            """;

    /** 王芳 reported a P1. */
    private static final String PERSONS_P1 =
            PERSONS_P3.replaceAll("(?m)^(accept|archive|hold|regrade|merge) .*\n", "") + """
            accept      | R          | wang.fang he.jing zhao.min
            archive     | X M        | zhao.min
            hold        | A G        | zhao.min
            regrade     | D          | zhao.min
            regrade     | A G H R    | zhao.min li.wei
            merge       | D          | RESPONDERS wang.fang
            merge       | A G H R    | RESPONDERS
            retro       | R C X M Z  | li.wei zhao.min
            """;

    /** The checkout patrol opened a P2 for dev, whose lead 赵敏 stands as reporter; 李伟 has it from A on. */
    private static final String PATROLS_P2 =
            PERSONS_P3.replaceAll("(?m)^(accept|reject|reopen|cancel|merge|regrade|edit|rate|link|recover) .*\n", "")
                    + """
            recover     | D A G H    | patrol:checkout
            accept      | R          | chen.jie zhao.min clock
            reject      | R          | zhao.min chen.jie patrol:checkout
            reopen      | C X M      | RESPONDERS patrol:checkout
            cancel      | D          | zhao.min
            cancel      | A G H R    | zhao.min li.wei
            merge       | D A G H R  | RESPONDERS
            regrade     | D A G H R  | RESPONDERS patrol:checkout patrol:disk
            edit        | D A G H R  | patrol:checkout
            link        | D A G H R C X M Z | RESPONDERS patrol:checkout
            rate        | C          | zhao.min
            """;

    /** An alarm opened a P3. */
    private static final String ALARMS_P3 = PATROLS_P2
            .replaceAll("(?m)^(regrade) .*\n", "")
            .replace("patrol:checkout\n", "alarm:grafana\n")
            .concat("""
            nudge       | D A G H R  | EVERYONE
            comment     | D A G H R C X M Z | EVERYONE
            regrade     | D A G H R  | RESPONDERS patrol:checkout patrol:disk alarm:grafana
            """);

    @TestFactory
    Stream<DynamicTest> aPersonsP3() {
        return expect(PERSONS_P3, Cast.WANG_FANG, Grade.P3, Cast.WANG_FANG);
    }

    @TestFactory
    Stream<DynamicTest> aPersonsP1() {
        return expect(PERSONS_P1, Cast.WANG_FANG, Grade.P1, Cast.WANG_FANG);
    }

    @TestFactory
    Stream<DynamicTest> aPatrolsP2() {
        return expect(PATROLS_P2, Cast.PATROL, Grade.P2, Cast.ZHAO_MIN);
    }

    @TestFactory
    Stream<DynamicTest> anAlarmsP3() {
        return expect(ALARMS_P3, Cast.ALARM, Grade.P3, Cast.ZHAO_MIN);
    }

    private static Stream<DynamicTest> expect(String matrix, Actor reporter, Grade grade, Actor acceptor) {
        return Arrays.stream(State.values())
                .flatMap(state -> Arrays.stream(Verb.values())
                        .filter(verb -> verb != Verb.REPORT)
                        .map(verb -> DynamicTest.dynamicTest(
                                verb.word() + " in " + state,
                                () -> check(matrix, story(state, reporter, grade, acceptor), verb))));
    }

    private static void check(String matrix, Story story, Verb verb) {
        State state = story.ticket().state();
        Set<String> expected = expected(matrix, verb, state);
        boolean fromHere = rows(matrix, verb).anyMatch(row -> states(row).contains(state));
        Set<String> changed = new TreeSet<>();
        Set<String> listed = new TreeSet<>();
        for (Actor actor : Cast.EVERYONE) {
            if (story.possible(actor).contains(verb)) {
                listed.add(actor.id());
            }
            switch (story.attempt(actor, complete(verb, story.ticket(), story.now()))) {
                case Decision.Changed change -> changed.add(actor.id());
                case Decision.Already already -> assertThat(fromHere).isFalse();
                case Decision.Refused refused -> {
                    assertThat(refused.reason().kind()).isNotEqualTo(Decision.Kind.INCOMPLETE);
                    assertThat(refused.detail()).containsKeys("state", "grade", "reporter", "group", "lead");
                    assertThat(refused.possible())
                            .isEqualTo(story.possible(actor))
                            .doesNotContain(verb);
                    if (!TransitionTable.row(verb).from().contains(state)) {
                        assertThat(refused.reason()).isEqualTo(Reason.NOT_IN_THIS_STATE);
                    }
                }
            }
        }
        assertThat(changed).as("who may").isEqualTo(expected);
        assertThat(listed).as("to whom it is possible").isEqualTo(expected);
    }

    private static Set<String> expected(String matrix, Verb verb, State state) {
        Set<String> who = new TreeSet<>();
        rows(matrix, verb)
                .filter(row -> states(row).contains(state))
                .forEach(row -> who.addAll(List.of(row[2].replace("RESPONDERS", RESPONDERS)
                        .replace("EVERYONE", EVERYONE)
                        .split(" "))));
        return who;
    }

    private static Stream<String[]> rows(String matrix, Verb verb) {
        return matrix.lines().map(line -> line.split(" *\\| *")).filter(row -> row[0].equals(verb.word()));
    }

    private static Set<State> states(String[] row) {
        Set<State> states = new LinkedHashSet<>();
        Arrays.stream(row[1].split(" ")).forEach(letter -> states.add(LETTERS.get(letter.charAt(0))));
        return states;
    }

    private static Story story(State state, Actor reporter, Grade grade, Actor acceptor) {
        Story story = Story.of(reporter, grade).minutes(1);
        return switch (state) {
            case DISPATCHED -> story;
            case ACKNOWLEDGED -> story.acknowledged();
            case DIAGNOSED -> story.acknowledged().diagnosed();
            case ON_HOLD -> story.acknowledged().by(Cast.ZHAO_MIN, new Act.Hold("waiting-vendor"));
            case RESOLVED -> story.resolved();
            case ACCEPTED -> story.resolved().by(acceptor, new Act.Accept(null, null));
            case CANCELLED ->
                story.acknowledged().by(Cast.ZHAO_MIN, new Act.Cancel(Ticket.Cancellation.WITHDRAWN, "不用了", null));
            case MERGED -> {
                story.acknowledged();
                var id = story.ticket().id();
                Ticket other =
                        story.another(Cast.WANG_FANG, Grade.P3, "function").ticket();
                yield story.turnTo(id).by(Cast.CHEN_JIE, new Act.Merge(other, List.of()));
            }
            case ARCHIVED -> {
                story.resolved().by(acceptor, new Act.Accept(null, null));
                if (grade == Grade.P1) {
                    story.by(Cast.LI_WEI, new Act.Retro("证书监控没有覆盖支付网关"));
                }
                yield story.by(Cast.ZHAO_MIN, new Act.Archive());
            }
        };
    }

    /** With every word the act could need. */
    static Act complete(Verb verb, Ticket ticket, Instant now) {
        return switch (verb) {
            case REPORT -> throw new IllegalArgumentException();
            case ACKNOWLEDGE -> new Act.Acknowledge();
            case RELEASE -> new Act.Release("换班");
            case ASSIGN -> new Act.Assign("chen.jie", "ops", List.of());
            case DIAGNOSE -> new Act.Diagnose("连接池耗尽");
            case RESOLVE -> new Act.Resolve("已扩容", null, null, null, Regression.NONE);
            case WITHDRAW -> new Act.Withdraw("又出现了");
            case RECOVER -> new Act.Recover("03:10 已恢复");
            case ACCEPT -> new Act.Accept("提报人休假", null);
            case REJECT -> new Act.Reject("还是不行");
            case REOPEN -> new Act.Reopen("又坏了", null);
            case ARCHIVE -> new Act.Archive();
            case HOLD -> new Act.Hold("waiting-vendor");
            case ASK -> new Act.Ask("哪个订单？");
            case RESUME -> new Act.Resume("20261123");
            case CANCEL -> new Act.Cancel(Ticket.Cancellation.FALSE_ALARM, "误报", null);
            case MERGE ->
                new Act.Merge(
                        Cast.after(new Lifecycle()
                                        .decide(
                                                null,
                                                Cast.report(Cast.HE_JING, Grade.P3, "也付不了", now),
                                                Cast.facts(null, null, Cast.HE_JING, now)))
                                .findFirst()
                                .orElseThrow(),
                        List.of());
            case REGRADE -> new Act.Regrade(ticket.sort().grade() == Grade.P1 ? Grade.P2 : Grade.P1, "影响变了");
            case PROGRESS -> new Act.Progress("正在切换网关", null);
            case NUDGE -> new Act.Nudge();
            case CLASSIFY -> new Act.Classify("content", "goods", "code", true);
            case RATE -> new Act.Rate(4, "快");
            case RETRO -> new Act.Retro("加监控");
            case LINK -> new Act.Link("SHOP-9");
            case COMMENT -> new Act.Comment("还在等");
            case ATTACH -> new Act.Attach("pay.png", "web:1/pay.png");
            case EDIT -> new Act.Edit("付不了款，只有微信", Grade.P2);
            case REDACT -> new Act.Redact("转圈");
            case REVEAL -> new Act.Reveal();
            case RECALCULATE -> new Act.Recalculate();
            case TELL ->
                new Act.Tell("li.wei", Way.CALL, Delivery.UNANSWERED, null, Notice.Kind.UNANSWERED, List.of(), false);
            case REMIND ->
                new Act.Remind(
                        List.of(new Reminder(Reminder.Kind.DEADLINE, "resolve 80%", now, 0, List.of("li.wei"), false)));
        };
    }
}
