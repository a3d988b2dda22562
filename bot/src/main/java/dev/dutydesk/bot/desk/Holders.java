package dev.dutydesk.bot.desk;

import java.util.List;
import java.util.Map;

/** Tells who holds tickets, so that nobody is dropped from a desk file while work is in their hands. */
@FunctionalInterface
public interface Holders {
    Holders NONE = desk -> Map.of();

    /** The keys of the open tickets in each person's hands (handler or assignee), by person's id. */
    Map<String, List<String>> holding(String desk);
}
