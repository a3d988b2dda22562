package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room as the interface lists it. */
@Schema(name = "Room")
record RoomView(
        @Schema(description = "Its name, as it stands in paths", example = "shop")
        String id,

        @Schema(description = "What people read") String title,
        String desk,

        @Schema(description = "The language the bot speaks here", example = "zh-CN")
        String locale,

        @Schema(description = "The zone in which the bot says times here", example = "Asia/Shanghai")
        String zone,

        @Schema(description = "Whether only the bot and one person are there")
        boolean direct,

        @Schema(description = "The people of the desk; anyone else is a guest")
        List<PersonView> people) {

    /** The list of rooms. */
    @Schema(name = "Rooms")
    record Rooms(
            List<RoomView> items,

            @Schema(description = "How large a file may be, in bytes", example = "10485760")
            long maxFileSize,

            @Schema(description = "The account that is signed in; null where nobody signs in", example = "wang.fang")
            @Nullable
            String me) {}

    @Schema(name = "Person")
    record PersonView(
            @Schema(example = "wang.fang") String id,
            @Schema(example = "王芳") String name,

            @Schema(description = "Group or side; empty where there is none")
            String about) {}
}
