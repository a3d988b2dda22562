package dev.dutydesk.templates.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something didn't happen.
 *
 * @param key the ticket; null where there is none yet
 * @param verb what was wanted: {@code accept}
 * @param detail who could, what is missing, until when
 * @param usage how the refused command is typed; null where no command was given
 * @param possible the commands this person could give on this ticket now
 */
public record RefusalModel(
        @Nullable String key, String verb, @Nullable String usage, Details detail, List<CommandModel> possible) {}
