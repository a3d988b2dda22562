package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Files on their way into messages: kept in the cabinet, and known for a day by the id that their upload got. */
final class Attachments {
    static final int MOST = 10;

    private static final int LONGEST_NAME = 200;
    private static final String FILES = "/api/files/";

    private final Rooms rooms;
    private final Cabinet cabinet;

    Attachments(Rooms rooms, Cabinet cabinet) {
        this.rooms = rooms;
        this.cabinet = cabinet;
    }

    long largest() {
        return cabinet.largest();
    }

    static String megabytes(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : (bytes >> 10) + " KB";
    }

    /** What was uploaded, without the folders that some browsers name with it. */
    static String checkedName(Channel room, @Nullable String name) {
        String clean = name == null
                ? ""
                : Input.printable(name)
                        .replaceAll("[\\n\\t]", " ")
                        .replaceAll("^.*[/\\\\]", "")
                        .strip();
        if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
            throw Fault.FILE_NAME_MISSING.in(room.locale());
        }
        if (clean.length() > LONGEST_NAME) {
            throw Fault.FILE_NAME_TOO_LONG.in(room.locale(), LONGEST_NAME, clean.length());
        }
        return clean;
    }

    /** The same file under the same name has the same id. */
    FileView add(Channel room, String name, InputStream content) throws IOException {
        RoomMessage.Attached attached = keep(name, content);
        if (attached.size() == 0) {
            throw Fault.FILE_EMPTY.in(room.locale(), name);
        }
        rooms.attach(room, attached);
        return Views.INSTANCE.file(attached);
    }

    /** Kept, but not yet known to any room. */
    RoomMessage.Attached keep(String name, InputStream content) throws IOException {
        Cabinet.Filed filed = cabinet.file(content);
        String type = Picture.typeOf(cabinet.find(filed.hash()).orElseThrow());
        String id = Input.fingerprint("file", filed.hash(), name);
        return new RoomMessage.Attached(id, name, filed.size(), type, url(filed.hash(), name));
    }

    /** @throws org.springframework.web.ErrorResponseException where one is not known, or they are too many */
    List<RoomMessage.Attached> of(Channel room, @Nullable List<String> ids) {
        List<RoomMessage.Attached> files = new ArrayList<>();
        if (ids != null && ids.size() > MOST) {
            throw Fault.TOO_MANY_FILES.in(room.locale(), MOST, ids.size());
        }
        for (String id : ids == null ? List.<String>of() : ids) {
            files.add(rooms.attached(room, Input.id(room, id))
                    .orElseThrow(() -> Fault.FILE_UNKNOWN.in(room.locale(), Map.of("file", id), id)));
        }
        return files;
    }

    Optional<Path> find(String hash) {
        return cabinet.find(hash);
    }

    /** What all urls of the content begin with, whatever each calls it; empty where the url is none of ours. */
    static Optional<String> place(String url) {
        int end = url.indexOf('/', FILES.length());
        return url.startsWith(FILES) && end > 0 ? Optional.of(url.substring(0, end + 1)) : Optional.empty();
    }

    /** @param place as above */
    static String hash(String place) {
        return place.substring(FILES.length(), place.length() - 1);
    }

    private static String url(String hash, String name) {
        return FILES + hash + "/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }
}
