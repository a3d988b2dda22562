package dev.dutydesk.bot.desk;

import java.util.List;
import java.util.Map;

/** Tells who holds tickets or duty, so that nobody is dropped from a desk file while work is in their hands. */
@FunctionalInterface
public interface Holders {
    Holders NONE = desk -> Map.of();

    /**
     * By person's id: the keys of the open tickets in their hands (handler or assignee), and in plain English the duty that
     * they took over and that isn't over yet.
     */
    Map<String, List<String>> holding(String desk);
}
