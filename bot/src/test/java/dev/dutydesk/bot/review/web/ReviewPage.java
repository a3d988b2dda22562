package dev.dutydesk.bot.review.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A review's page as it is read: each number by the figure's id, and where it leads. */
record ReviewPage(Map<String, String> figures, Map<String, String> links) {
    private static final Pattern FIGURE = Pattern.compile("data-figure=\"([^\"]+)\">(?:<a href=\"([^\"]+)\">)?([^<]*)");

    static ReviewPage of(String html) {
        Map<String, String> figures = new LinkedHashMap<>();
        Map<String, String> links = new LinkedHashMap<>();
        for (Matcher each = FIGURE.matcher(html); each.find(); ) {
            figures.put(each.group(1), each.group(3).strip());
            if (each.group(2) != null) {
                links.put(each.group(1), each.group(2));
            }
        }
        return new ReviewPage(figures, links);
    }
}
