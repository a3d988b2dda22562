package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message to say, as it comes in. */
@Schema(
        name = "Saying",
        requiredProperties = {"user", "text"})
record Saying(
        @Schema(description = "An account or the exact name of a person of the desk; else a guest by that name")
        @Nullable
        String user,

        @Schema(
                description = "At most 10,000 characters; may be empty where there are files",
                example = "@dutydesk 付不了款")
        @Nullable
        String text,

        @Schema(description = "The id of the message it answers to") @Nullable
        String thread,

        @Schema(description = "Ids of uploaded files, at most 10") @Nullable
        List<String> files,

        @Schema(description = "What others said elsewhere and is passed on here, at most 10") @Nullable
        List<Forward> forwarded,

        @Schema(description = "The client's own id: sent again with it, the message takes effect once") @Nullable
        String id) {

    static final int LONGEST = 10_000;
    private static final int MOST_FORWARDED = 10;
    private static final int LONGEST_NAME = 60;

    /** Somebody else's words. */
    @Schema(
            name = "Forward",
            requiredProperties = {"from", "text"})
    record Forward(
            @Schema(description = "Who said it, at most 60 characters; not checked", example = "顾客张三") @Nullable
            String from,

            @Schema(example = "付款页面一直转圈") @Nullable String text) {}

    /** The text without what can't be seen; blanks and line breaks stay. */
    String checkedText(Channel room) {
        String clean = text == null ? "" : Input.printable(text);
        if (clean.isBlank() && isEmpty(files) && isEmpty(forwarded)) {
            throw Fault.TEXT_MISSING.in(room.locale());
        }
        int length = clean.length()
                + checkedForwarded(room).stream()
                        .mapToInt(quoted -> quoted.text().length())
                        .sum();
        if (length > LONGEST) {
            throw Fault.TEXT_TOO_LONG.in(room.locale(), LONGEST, length);
        }
        return clean;
    }

    /** What is passed on, without what can't be seen. */
    List<RoomMessage.Quoted> checkedForwarded(Channel room) {
        List<Forward> given = forwarded == null ? List.of() : forwarded;
        if (given.size() > MOST_FORWARDED) {
            throw Fault.FORWARDED_WRONG.in(room.locale(), MOST_FORWARDED);
        }
        return given.stream()
                .map(each -> {
                    String from = each.from() == null
                            ? ""
                            : Input.printable(each.from()).strip();
                    String text = each.text() == null ? "" : Input.printable(each.text());
                    if (from.isEmpty() || from.length() > LONGEST_NAME || text.isBlank()) {
                        throw Fault.FORWARDED_WRONG.in(room.locale(), MOST_FORWARDED);
                    }
                    return new RoomMessage.Quoted(from, text);
                })
                .toList();
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }
}
