package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the interface shows it. */
@Schema(name = "Message")
record MessageView(
        @Schema(description = "Rises with time; unique among the desk's rooms", example = "1795420800000000")
        String id,

        @Schema(description = "The account of who said it; a guest's is the name, the bot's is dutydesk")
        String user,

        @Schema(description = "What to show as the author") String name,
        OffsetDateTime at,

        @Schema(description = "The root message's id where it stands in a thread") @Nullable
        String thread,

        @Schema(description = "As typed; of a card, its title and body")
        String text,

        List<FileView> files,

        @Schema(description = "What others said elsewhere and was passed on with it")
        List<QuotedView> forwarded,

        @Nullable OffsetDateTime editedAt,

        @Schema(description = "When its author took it away; then it has no text and no files") @Nullable
        OffsetDateTime deletedAt,

        @Schema(description = "The account of the one person who may see it") @Nullable
        String onlyFor,

        @Schema(description = "The key of the ticket it made or is about", example = "SHOP-12") @Nullable
        String ticket,

        @Nullable CardView card) {}
