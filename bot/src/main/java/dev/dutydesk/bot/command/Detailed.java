package dev.dutydesk.bot.command;

import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.templates.model.Details;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a refusal says, with people, groups, tickets and times as templates read them. */
final class Detailed {
    private Detailed() {}

    static Details of(Names names, Map<String, String> said) {
        Map<String, Object> details = new HashMap<>();
        said.forEach((name, value) -> {
            if (Details.NAMES.contains(name)) {
                details.put(name, value(names, name, value));
            }
        });
        return new Details(details);
    }

    private static Object value(Names names, String name, String value) {
        return switch (name) {
            case "reporter", "handler", "assignee", "lead", "endedBy", "person" -> names.person(value);
            case "group" -> names.group(value);
            case "side" -> names.side(value);
            case "mergedInto", "into" -> names.key(new TicketId(value));
            case "until" -> Instant.parse(value);
            case "known" -> List.of(value.split("\\s*,\\s*"));
            default -> value;
        };
    }
}
