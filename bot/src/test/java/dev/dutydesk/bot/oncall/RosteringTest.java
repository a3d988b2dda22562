package dev.dutydesk.bot.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.oncall.Rostering.Changed;
import dev.dutydesk.bot.oncall.Rostering.Reason;
import dev.dutydesk.bot.oncall.Rostering.Refused;
import dev.dutydesk.bot.oncall.Rostering.Result;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Wednesday noon; 李伟 has the duty of the developers until Monday ten o'clock, then 陈杰; 陈杰 that of operations. */
class RosteringTest {
    private final Desk shop = Examples.shop();
    private Duty duty = Duty.NONE;
    private int made;

    private Instant at(String local) {
        return LocalDateTime.parse("2026-" + local).atZone(shop.zone()).toInstant();
    }

    private Result asks(String person, String typed) {
        Rostering rostering =
                new Rostering(shop, duty, shop.actor(person).orElseThrow(), "a" + ++made, at("11-25T12:00"));
        Asked asked = Asked.read(typed).orElseThrow();
        Result result = switch (asked) {
            case Asked.Cover cover -> rostering.cover(cover);
            case Asked.Swap swap -> rostering.swap(swap);
            case Asked.Away away -> rostering.away(away);
            case Asked.Answer answer -> rostering.answer(answer);
            case Asked.Undo undo -> rostering.undo(undo);
            default -> throw new IllegalArgumentException(typed);
        };
        if (result instanceof Changed changed) {
            duty = Duty.parse(changed.after().json());
        }
        return result;
    }

    private Shift shift(String group, String local) {
        return new OnCall(desk -> duty).at(shop, group, at(local));
    }

    private String onDuty(String local) {
        return shift("dev", local).person();
    }

    private static Function<Result, Object> reason() {
        return result -> ((Refused) result).reason();
    }

    @Test
    void whoCoversHasTheDutyForThatTimeAndNoLonger() {
        assertThat(asks("chen.jie", "代班 周六 替 李伟")).isInstanceOf(Changed.class);

        assertThat(onDuty("11-27T23:59")).isEqualTo("li.wei");
        assertThat(shift("dev", "11-28T12:00"))
                .isEqualTo(new Shift("dev", "chen.jie", "li.wei", at("11-28T00:00"), at("11-29T00:00")));
        assertThat(onDuty("11-29T00:00")).isEqualTo("li.wei");
        assertThat(shift("ops", "11-28T12:00").person()).isEqualTo("chen.jie");
    }

    @Test
    void onlyTheHoursThatWereAgreedOnMove() {
        asks("chen.jie", "cover 周六 18:00-22:00 for li.wei dev");

        assertThat(onDuty("11-28T17:59")).isEqualTo("li.wei");
        assertThat(onDuty("11-28T18:00")).isEqualTo("chen.jie");
        assertThat(onDuty("11-28T22:00")).isEqualTo("li.wei");
    }

    @Test
    void whoStandsInMayBeStoodInForInTurn() {
        asks("chen.jie", "替李伟 周六");
        asks("zhao.min", "代班 周六 替 陈杰 开发方");
        assertThat(onDuty("11-28T12:00")).isEqualTo("zhao.min");

        asks("li.wei", "cover SAT for zhao.min dev");
        assertThat(onDuty("11-28T12:00")).as("back where it began").isEqualTo("li.wei");
    }

    @Test
    void aSwapHoldsOnceItIsAgreedTo() {
        Changed asked = (Changed) asks("li.wei", "换班 周六 和 陈杰 周二");
        String id = asked.agreed().id();
        assertThat(onDuty("11-28T12:00")).isEqualTo("li.wei");
        assertThat(asked.agreed().back())
                .singleElement()
                .satisfies(back -> assertThat(back.in()).isEqualTo("li.wei"));

        assertThat(asks("zhao.min", "agree." + id)).extracting(reason()).isEqualTo(Reason.NOT_YOURS);
        assertThat(asks("chen.jie", "agree." + id)).isInstanceOf(Changed.class);
        assertThat(onDuty("11-28T12:00")).isEqualTo("chen.jie");
        assertThat(onDuty("12-01T12:00")).isEqualTo("li.wei");
        assertThat(asks("chen.jie", "agree." + id)).extracting(reason()).isEqualTo(Reason.GONE);
    }

    @Test
    void oneThatIsDeclinedChangesNothing() {
        Changed asked = (Changed) asks("li.wei", "swap SAT with chen.jie");
        asks("chen.jie", "decline." + asked.agreed().id());
        assertThat(onDuty("11-28T12:00")).isEqualTo("li.wei");
        assertThat(duty).isEqualTo(Duty.NONE);
    }

    @Test
    void whoIsAwayIsStoodInForByTheBackupAndThenByTheLead() {
        Changed away = (Changed) asks("li.wei", "请假 11-27..11-28");
        assertThat(away.agreed().pieces()).extracting(Piece::in).containsOnly("chen.jie");
        assertThat(shift("dev", "11-28T12:00"))
                .isEqualTo(new Shift("dev", "chen.jie", "zhao.min", at("11-27T00:00"), at("11-29T00:00")));
        assertThat(onDuty("11-29T00:00")).isEqualTo("li.wei");

        asks("zhao.min", "away 11-28 for 陈杰");
        assertThat(onDuty("11-28T12:00")).isEqualTo("zhao.min");
        assertThat(onDuty("11-27T12:00")).isEqualTo("chen.jie");
    }

    @Test
    void itIsTakenBackByWhomItConcernsOrALead() {
        String first = ((Changed) asks("chen.jie", "代班 周六 替 李伟")).agreed().id();
        assertThat(asks("sun.li", "undo " + first)).as("a lead").isInstanceOf(Changed.class);
        assertThat(onDuty("11-28T12:00")).isEqualTo("li.wei");

        String second = ((Changed) asks("chen.jie", "代班 周六 替 李伟")).agreed().id();
        assertThat(asks("wang.fang", "撤销 " + second)).extracting(reason()).isEqualTo(Reason.NOT_YOURS);
        assertThat(asks("li.wei", "撤销 " + second)).isInstanceOf(Changed.class);
        assertThat(asks("li.wei", "undo." + second)).extracting(reason()).isEqualTo(Reason.GONE);
    }

    @Test
    void whatCannotBeSaysWhyAndChangesNothing() {
        assertThat(asks("chen.jie", "代班 周六 替 小明")).extracting(reason()).isEqualTo(Reason.PERSON_UNKNOWN);
        assertThat(asks("chen.jie", "代班 上周 替 李伟")).extracting(reason()).isEqualTo(Reason.WHEN_UNCLEAR);
        assertThat(asks("chen.jie", "代班 11-24 替 李伟")).extracting(reason()).isEqualTo(Reason.OVER);
        assertThat(asks("chen.jie", "代班 周六 替 孙丽 dev")).extracting(reason()).isEqualTo(Reason.NOT_ON_DUTY);
        assertThat(asks("li.wei", "代班 周六 替 李伟")).extracting(reason()).isEqualTo(Reason.YOURSELF);
        assertThat(asks("wang.fang", "代班 周六 替 李伟")).extracting(reason()).isEqualTo(Reason.NOT_A_RESPONDER);
        assertThat(asks("li.wei", "换班 周六 和 王芳")).extracting(reason()).isEqualTo(Reason.NOT_A_RESPONDER);
        assertThat(asks("zhao.min", "换班 周六 和 陈杰")).extracting(reason()).isEqualTo(Reason.NOT_ON_DUTY);
        assertThat(asks("li.wei", "请假 周六 替 陈杰")).extracting(reason()).isEqualTo(Reason.NOT_YOURS);
        assertThat(duty).isEqualTo(Duty.NONE);
    }

    @Test
    void whatIsLongOverIsForgotten() {
        asks("chen.jie", "代班 周六 替 李伟");
        asks("li.wei", "请假 12-01");
        asks("li.wei", "换班 周五 和 陈杰");
        assertThat(duty.current(at("11-29T00:00")).swaps()).isEmpty();
        assertThat(duty.current(at("12-31T00:00")).covers()).hasSize(1);
        assertThat(Duty.NONE).isEqualTo(duty.current(Instant.parse("2027-03-01T00:00:00Z")));
    }
}
