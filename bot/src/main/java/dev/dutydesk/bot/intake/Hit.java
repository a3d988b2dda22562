package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Rule;
import java.util.List;

/** A rule whose words are in a sentence. @param why its words, as the desk file writes them */
record Hit(Rule rule, List<String> why) {
    int length() {
        return why.stream().mapToInt(String::length).sum();
    }
}
