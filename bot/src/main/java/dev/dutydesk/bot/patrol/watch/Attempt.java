package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A measurement that wasn't OK, with what it brought to light. @param message one line that says what was wrong */
public record Attempt(Instant at, Duration took, Level level, String message, List<Evidence> evidence) {}
