package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a target gave, before any statement is asked.
 *
 * @param values by root variable
 * @param level what the look alone says
 * @param trouble why it isn't OK; null where it is
 * @param well one line for where all is well
 */
record Seen(
        Map<String, Object> values,
        List<Evidence> evidence,
        Level level,
        Phrase.@Nullable Said trouble,
        Phrase.Said well) {

    static Seen well(Map<String, Object> values, List<Evidence> evidence, Phrase.Said well) {
        return new Seen(values, evidence, Level.OK, null, well);
    }

    /** @param well the same in every language */
    static Seen well(Map<String, Object> values, List<Evidence> evidence, String well) {
        return well(values, evidence, Phrase.WELL.of(well));
    }

    /** No whole answer. */
    static Seen not(Level level, Phrase.Said trouble, Map<String, Object> values, List<Evidence> evidence) {
        return new Seen(values, evidence, level, trouble, Phrase.WELL.of(""));
    }

    static Seen down(Level level, Phrase.Said trouble, List<Evidence> evidence) {
        return not(level, trouble, Map.of("up", false), evidence);
    }
}
