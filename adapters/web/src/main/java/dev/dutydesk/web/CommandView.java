package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A command as the interface lists it. */
@Schema(name = "Command")
record CommandView(
        @Schema(description = "What it is typed as, without a slash; the usual one first")
        List<String> names,

        @Schema(example = "/接单 工单号") String usage,

        @Schema(description = "What it does", example = "接单，成为处理人")
        String help,

        @Schema(description = "Whether a ticket's key follows the name")
        boolean key) {

    /** The list of them. */
    @Schema(name = "Commands")
    record All(List<CommandView> items) {}
}
