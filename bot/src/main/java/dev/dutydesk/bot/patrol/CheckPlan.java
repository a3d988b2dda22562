package dev.dutydesk.bot.patrol;

import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One check, as its file says.
 *
 * @param type {@code http}, {@code sql}, …
 * @param targets their ids; empty where it needs none
 * @param every how often a probe runs by itself; null where rounds run it
 * @param expectEvery how often a heartbeat is expected; null for any other type
 * @param grace how much later a heartbeat may come
 * @param isVolatile whether one bad sample is enough
 * @param core whether it stands for a core function
 * @param depends the checks that explain it when they are bad
 * @param ticket null where it opens none
 * @param was its former id
 * @param ask what a person is asked to look at; null for any other type
 * @param due within what a person signs
 * @param timeout of one measurement
 * @param warn statements that must hold
 * @param crit statements that must hold
 * @param recover statements that must hold too before it counts as well again
 * @param availability the share of minutes it promises to be up; null where nothing was promised
 * @param work what is done to measure it
 */
public record CheckPlan(
        String id,
        String type,
        List<String> targets,
        @Nullable Duration every,
        @Nullable Duration expectEvery,
        Duration grace,
        Confirm confirm,
        boolean isVolatile,
        boolean core,
        List<String> depends,
        @Nullable PatrolTicket ticket,
        @Nullable String was,
        @Nullable String ask,
        @Nullable Duration due,
        Duration timeout,
        List<String> warn,
        List<String> crit,
        List<String> recover,
        @Nullable Double availability,
        Work work) {

    /**
     * @param fails bad samples that make it bad
     * @param of among how many of the latest; as many as {@code fails} = in a row
     * @param every between them
     * @param oks good ones in a row that make it well again
     */
    public record Confirm(int fails, int of, Duration every, int oks) {
        public Confirm(int fails, Duration every, int oks) {
            this(fails, fails, every, oks);
        }
    }

    /** @param grade by level; CRIT stands where WARN does if it has none itself @param module null for none */
    public record PatrolTicket(
            Map<Level, Grade> grade, String group, @Nullable String module) {}

    /** As it is looked at while it is bad: what must hold for it to be well again counts with what it minds least. */
    public CheckPlan whileBad() {
        return recover.isEmpty()
                ? this
                : new CheckPlan(
                        id,
                        type,
                        targets,
                        every,
                        expectEvery,
                        grace,
                        confirm,
                        isVolatile,
                        core,
                        depends,
                        ticket,
                        was,
                        ask,
                        due,
                        timeout,
                        warn.isEmpty() ? warn : both(warn, recover),
                        warn.isEmpty() ? both(crit, recover) : crit,
                        recover,
                        availability,
                        work);
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
