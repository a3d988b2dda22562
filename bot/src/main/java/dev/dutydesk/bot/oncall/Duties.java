package dev.dutydesk.bot.oncall;

import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.DeskRecords;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people have changed of desks' rosters, as it is kept. Who has the duty is asked many times a second, so it is read
 * at most once a second; what is changed by this process counts at once. Safe for many threads.
 */
public final class Duties {
    private static final String RECORD = "duty";
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    private final Supplier<DeskRecords> records;
    private final LongSupplier nanoTime;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    private record Read(long at, DeskRecord record, Duty duty) {}

    /**
     * @param records asked for with the first question: the store itself asks who is on duty
     * @param nanoTime by which it is told how old what was read is
     */
    public Duties(Supplier<DeskRecords> records, LongSupplier nanoTime) {
        this.records = records;
        this.nanoTime = nanoTime;
    }

    /** As it was at most a second ago; while the store can't be asked, as it was last. */
    public Duty of(String desk) {
        long now = nanoTime.getAsLong();
        Read last = read.get(desk);
        if (last != null && now - last.at() < GOOD_FOR) {
            return last.duty();
        }
        try {
            return take(desk, records.get().find(desk, RECORD), last).duty();
        } catch (RedisException e) {
            if (last == null) {
                throw e;
            }
            read.put(desk, new Read(now, last.record(), last.duty()));
            return last.duty();
        }
    }

    /** Differs after each change; as old as {@link #of}. */
    public long revision(String desk) {
        of(desk);
        Read last = read.get(desk);
        return last == null ? 0 : last.record().revision();
    }

    /** As it stands now, to be changed. */
    public DeskRecord record(String desk) {
        return records.get().find(desk, RECORD);
    }

    public static Duty read(DeskRecord record) {
        return Duty.parse(record.body());
    }

    /** The record's next revision. */
    public static DeskRecord changed(DeskRecord record, Duty duty) {
        return record.with(duty.json());
    }

    /** That was committed just now. */
    public void changed(String desk, DeskRecord record) {
        take(desk, record, null);
    }

    private Read take(String desk, DeskRecord record, @Nullable Read last) {
        Duty duty =
                last != null && last.record().revision() == record.revision() ? last.duty() : Duty.parse(record.body());
        Read taken = new Read(nanoTime.getAsLong(), record, duty);
        return read.merge(desk, taken, (old, fresh) -> old.record().revision() > record.revision() ? old : fresh);
    }
}
