package dev.dutydesk.bot.patrol.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What half an hour's samples of a check on one target came to.
 *
 * @param from when that half hour began
 * @param results how many samples were of which level
 * @param took how long the worst of them took, the latest of several alike
 * @param figures of that one: those that the check's statements speak of, by name
 */
public record Point(Instant from, Results results, Duration took, Map<String, Double> figures) {}
