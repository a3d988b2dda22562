package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Rule;
import java.util.List;

/**
 * A place in a sentence where a rule holds.
 *
 * @param start where its first word begins, @param end where its last one ends
 * @param trouble where the word begins that says what is wrong; of a rule of words, that word
 * @param close whether its two words stand side by side
 * @param why its words, as the desk file writes them
 */
record Hit(Rule rule, Sentence sentence, int start, int end, int trouble, boolean close, List<String> why) {
    int length() {
        return why.stream().mapToInt(String::length).sum();
    }
}
