package dev.dutydesk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a tap. */
@Schema(name = "Tapped")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Tapped(@Nullable ReplyView reply) {}
