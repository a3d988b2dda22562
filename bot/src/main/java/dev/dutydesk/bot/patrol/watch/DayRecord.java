package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.store.DeskRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a day's message says of the rounds that ran.
 *
 * @param results the latest of them, the last one last, @param earlier how many there were before those
 * @param missed how many rounds didn't run to their end
 */
record DayRecord(LocalDate day, List<Result> results, int earlier, int missed) {
    static final String NAME = "patrol-day";
    private static final int KEPT = 6;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param at when it was due */
    record Result(String round, Instant at, int total, int bad, int unknown) {}

    /** Of that day; empty where the record holds another one. */
    static DayRecord read(DeskRecord record, LocalDate day) {
        DayRecord none = new DayRecord(day, List.of(), 0, 0);
        if (record.isEmpty()) {
            return none;
        }
        DayRecord read = JSON.readValue(record.body(), DayRecord.class);
        return read.day().equals(day) ? read : none;
    }

    DeskRecord over(DeskRecord before) {
        return before.with(JSON.writeValueAsString(this));
    }

    DayRecord and(Result one, int notRun) {
        // Of what people sign nothing is measured.
        List<Result> all = Stream.concat(results.stream(), Stream.of(one).filter(each -> each.total() > 0))
                .toList();
        int cut = Math.max(0, all.size() - KEPT);
        return new DayRecord(day, all.subList(cut, all.size()), earlier + cut, missed + notRun);
    }
}
