package dev.dutydesk.bot.oncall;

import dev.dutydesk.state.store.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What people are told of agreements about the rosters, as an announcement's subject carries it. */
public final class Notes {
    public static final String TOPIC = "duty";

    private static final Duration WORTH = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What has become of an agreement. */
    public enum What {
        MADE,
        ASKED,
        AGREED,
        DECLINED,
        UNDONE,
        /** Only to see whether one is reached. */
        PING
    }

    private Notes() {}

    /** @param agreed of a {@link What#PING} anything, about whoever is told */
    public record Note(What what, Agreed agreed) {}

    /** @param id of what is told: the same for a repeat @param now when it became so @param to a person's id */
    public static Announcement of(String id, Instant now, String to, Note note) {
        Instant end = note.agreed().time().until();
        Instant worth = now.plus(WORTH);
        return new Announcement(
                "duty/" + id,
                TOPIC + "/" + JSON.writeValueAsString(note),
                to,
                false,
                note.what() == What.ASKED && end.isBefore(worth) ? end : worth);
    }

    /** Empty where it is none of these. */
    public static Optional<Note> read(Announcement announcement) {
        String subject = announcement.subject();
        return subject.startsWith(TOPIC + "/")
                ? Optional.of(JSON.readValue(subject.substring(TOPIC.length() + 1), Note.class))
                : Optional.empty();
    }
}
