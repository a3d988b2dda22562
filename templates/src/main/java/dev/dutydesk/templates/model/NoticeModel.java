package dev.dutydesk.templates.model;

import org.jspecify.annotations.Nullable;

/**
 * Something for one person.
 *
 * @param to who is told
 * @param by whose act it was; null for the bot's own
 * @param why for a lead: {@code rejected-again}, {@code moved-again}, {@code false-alarm}, {@code lowered}; null
 *     elsewhere
 */
public record NoticeModel(
        Person to, @Nullable Person by, @Nullable String why) {}
