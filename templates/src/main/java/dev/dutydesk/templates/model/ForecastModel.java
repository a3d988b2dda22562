package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;

/**
 * What would be said while nobody acts.
 *
 * @param at when
 * @param kind why: a word of {@code reminder}
 * @param what as {@code 40%} of the response, or the target and how much of it has gone
 * @param people who would be told
 */
public record ForecastModel(Instant at, String kind, String what, List<Person> people) {}
