package dev.dutydesk.bot.intake;

import dev.dutydesk.state.ticket.Grade;
import java.util.List;

/**
 * Where a report goes.
 *
 * @param why the words of the rule that were in the text, as the desk file writes them; empty where no rule held
 * @param triage whether nobody knows yet where it belongs (待分诊)
 * @param outOfScope whether such work lies outside the service agreement
 */
public record Triage(
        Grade grade,
        String category,
        String module,
        String group,
        List<String> why,
        boolean triage,
        boolean outOfScope) {}
