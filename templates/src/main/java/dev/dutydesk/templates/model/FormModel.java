package dev.dutydesk.templates.model;

import java.util.List;

/**
 * What a form's texts depend on.
 *
 * @param key the ticket
 * @param title the ticket's title
 * @param causes the cause codes to choose from
 * @param reasons the named reasons to hold a ticket
 * @param categories those of the desk's rules, @param modules too
 * @param defect whether the regression must be said
 * @param forReporter whether a lead accepts for the reporting side, and must say why
 */
public record FormModel(
        String key,
        String title,
        List<String> causes,
        List<String> reasons,
        List<String> categories,
        List<String> modules,
        boolean defect,
        boolean forReporter) {}
