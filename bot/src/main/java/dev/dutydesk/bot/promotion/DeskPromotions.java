package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.DeskRecords;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Desks' promotions with what people have made of them. They are asked for with each decision, so what is kept is read at
 * most once a second; what is changed by this process counts at once.
 */
public final class DeskPromotions implements Promotions {
    private static final String RECORD = "promotions";
    static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final Supplier<DeskRecords> records;
    private final LongSupplier nanoTime;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    private record Read(long at, Desk desk, long revision, List<Promotion> all) {}

    /**
     * @param records asked for with the first question: the store itself asks for deadlines
     * @param nanoTime by which it is told how old what was read is
     */
    public DeskPromotions(Supplier<DeskRecords> records, LongSupplier nanoTime) {
        this.records = records;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Promotion> of(Desk desk) {
        long now = nanoTime.getAsLong();
        Read last = last(desk);
        if (last != null && now - last.at() < GOOD_FOR.toNanos()) {
            return last.all();
        }
        try {
            return take(desk, record(desk), last);
        } catch (RedisException e) {
            if (last == null) {
                throw e;
            }
            read.put(desk.id(), new Read(now, desk, last.revision(), last.all()));
            return last.all();
        }
    }

    private @Nullable Read last(Desk desk) {
        Read last = read.get(desk.id());
        return last != null && last.desk() == desk ? last : null;
    }

    /** As it stands now, to be changed. */
    DeskRecord record(Desk desk) {
        return records.get().find(desk.id(), RECORD);
    }

    /** That was committed just now. */
    void changed(Desk desk, DeskRecord record) {
        take(desk, record, null);
    }

    private List<Promotion> take(Desk desk, DeskRecord record, @Nullable Read last) {
        List<Promotion> all = last != null && last.revision() == record.revision()
                ? last.all()
                : ByHand.parse(record.body()).over(desk);
        Read taken = new Read(nanoTime.getAsLong(), desk, record.revision(), all);
        return read.merge(
                        desk.id(),
                        taken,
                        (old, fresh) -> old.desk() == desk && old.revision() > fresh.revision() ? old : fresh)
                .all();
    }
}
