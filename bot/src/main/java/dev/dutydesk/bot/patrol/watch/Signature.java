package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.chat.Inbound;
import java.time.Instant;
import java.util.List;

/**
 * What a person found when they looked at what they were asked to.
 *
 * @param by who signed it
 * @param good whether all was well
 * @param remark empty where nothing was said to it
 */
public record Signature(String by, Instant at, boolean good, String remark, List<Inbound.File> files) {}
