package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** A file as the interface shows it. */
@Schema(name = "MessageFile")
record FileView(
        @Schema(description = "Goes into “files” of a message", example = "0f3a5c7e9b1d2f4a6c8e0b2d")
        String id,

        @Schema(example = "截图.png") String name,
        @Schema(description = "Bytes") long size,

        @Schema(
                description =
                        "By its bytes: image/png, image/jpeg, image/gif, image/webp, else application/octet-stream",
                example = "image/png")
        String type,

        @Schema(description = "Where it can be read") String url) {}
