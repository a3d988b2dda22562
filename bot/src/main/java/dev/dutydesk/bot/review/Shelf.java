package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.review.Period.Kind;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.DeskRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The reviews that a desk has posted, each as it was then: none is ever written anew. */
public final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String LIST = "reviews";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DeskRecords records;

    public Shelf(DeskRecords records) {
        this.records = records;
    }

    /** @param id names it within its desk: {@code weekly-2026-11-27} */
    public record Posted(String id, Kind kind, Instant from, Instant until) {
        Period period() {
            return new Period(kind, from, until);
        }
    }

    private record Contents(List<Posted> reviews) {}

    /** All of them, the oldest first. */
    public List<Posted> all(Desk desk) {
        return contents(records.find(desk.id(), LIST));
    }

    public Optional<Posted> last(Desk desk, Kind kind) {
        return all(desk).stream().filter(posted -> posted.kind() == kind).reduce((earlier, later) -> later);
    }

    /** The one of the same kind before it. */
    public Optional<Posted> before(Desk desk, Posted review) {
        return all(desk).stream()
                .filter(posted ->
                        posted.kind() == review.kind() && posted.until().isBefore(review.until()))
                .reduce((earlier, later) -> later);
    }

    /** Empty where there is none of that id, or one that was kept in a form of before, whose post stands in the chat. */
    public Optional<Review> find(Desk desk, String id) {
        DeskRecord record = records.find(desk.id(), name(id));
        if (record.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(record.body(), Review.class));
        } catch (JacksonException e) {
            LOG.debug("The review {} of desk {} was kept in another form: {}", id, desk.id(), e.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** What to write so that these stand here; without those that do already. */
    List<DeskRecord> with(Desk desk, List<Review> reviews) {
        DeskRecord list = records.find(desk.id(), LIST);
        List<Posted> posted = new ArrayList<>(contents(list));
        List<DeskRecord> written = new ArrayList<>();
        for (Review review : reviews) {
            Posted entry = posted(desk, review.period());
            if (posted.stream().noneMatch(each -> each.id().equals(entry.id()))) {
                posted.add(entry);
                written.add(records.find(desk.id(), name(entry.id())).with(JSON.writeValueAsString(review)));
            }
        }
        return written.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(list.with(JSON.writeValueAsString(new Contents(posted)))), written.stream())
                        .toList();
    }

    static Posted posted(Desk desk, Period period) {
        String day = period.until().atZone(desk.zone()).toLocalDate().toString();
        return new Posted(
                period.kind().name().toLowerCase(Locale.ROOT) + "-" + day,
                period.kind(),
                period.from(),
                period.until());
    }

    private static List<Posted> contents(DeskRecord list) {
        return list.isEmpty()
                ? List.of()
                : JSON.readValue(list.body(), Contents.class).reviews();
    }

    private static String name(String id) {
        return "review:" + id;
    }
}
