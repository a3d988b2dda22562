package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is kept of a ticket's past: its events, each with the patch of the ticket that it made, so that the ticket can be
 * built again from them alone.
 *
 * @param entries as they are kept, in order
 */
record History(List<byte[]> entries) {
    private static final String REPORT = "report";
    /** What people said, as opposed to names and codes: where {@code redact} looks in a ticket. */
    private static final Set<String> SAID = Set.of(
            "/report/title",
            "/report/description",
            "/sort/why",
            "/work/finding",
            "/work/solution",
            "/work/version",
            "/work/rollback",
            "/work/progress",
            "/closing/reason",
            "/closing/remark",
            "/closing/retrospective",
            "/hold/question",
            "/links",
            "/files/name",
            "/files/address");

    /** What a change adds to it. @param body the ticket after it, as it is written */
    static History of(Change.Of change, byte[] body) {
        Ticket from = change.before();
        if (from == null && change.steps().size() == 1) {
            Event event = change.steps().getFirst().event();
            return new History(List.of(TicketJson.entry(event, body)));
        }
        List<byte[]> entries = new ArrayList<>();
        for (Change.Step step : change.steps()) {
            Ticket to = step.after();
            ObjectNode patch =
                    from == null ? TicketJson.tree(to) : patch(TicketJson.parts(from, to), TicketJson.parts(to, from));
            entries.add(TicketJson.entry(step.event(), patch));
            from = to;
        }
        return new History(entries);
    }

    private static History added(ObjectNode before, Change.Of change) {
        List<byte[]> entries = new ArrayList<>();
        ObjectNode from = before;
        for (Change.Step step : change.steps()) {
            ObjectNode to = TicketJson.tree(step.after());
            entries.add(TicketJson.entry(step.event(), patch(from, to)));
            from = to;
        }
        return new History(entries);
    }

    /** With what the change adds, and without what it erases. */
    History and(Change.Of change) {
        Erasure erased = change.erased();
        if (erased == null) {
            return plus(of(change, TicketJson.body(change.after())));
        }
        History black = new History(
                entries.stream().map(entry -> without(erased, entry)).toList());
        // Its last patches put right what blacking out made of the ticket.
        return black.plus(added(black.tree(), change));
    }

    private History plus(History more) {
        return new History(
                Stream.concat(entries.stream(), more.entries().stream()).toList());
    }

    List<Event> events() {
        return entries.stream()
                .map(entry -> TicketJson.event(TicketJson.object(entry)))
                .toList();
    }

    /** The ticket as its events made it. */
    Ticket ticket() {
        return TicketJson.ticket(tree());
    }

    /** Each event with the ticket as it stood right after it. */
    List<Change.Step> steps() {
        List<Change.Step> steps = new ArrayList<>();
        ObjectNode tree = TicketJson.object();
        for (byte[] json : entries) {
            ObjectNode entry = TicketJson.object(json);
            ObjectNode patch = TicketJson.patch(entry);
            List<String> changed = List.copyOf(patch.propertyNames());
            apply(patch, tree);
            Ticket ticket = steps.isEmpty()
                    ? TicketJson.ticket(tree)
                    : TicketJson.ticket(steps.getLast().after(), tree, changed);
            steps.add(new Change.Step(TicketJson.event(entry), ticket));
        }
        return steps;
    }

    private ObjectNode tree() {
        ObjectNode tree = TicketJson.object();
        entries.forEach(entry -> apply(TicketJson.patch(TicketJson.object(entry)), tree));
        return tree;
    }

    private static ObjectNode patch(ObjectNode from, ObjectNode to) {
        ObjectNode patch = TicketJson.object();
        for (Map.Entry<String, JsonNode> field : to.properties()) {
            JsonNode old = from.get(field.getKey());
            if (old instanceof ObjectNode was && field.getValue() instanceof ObjectNode is) {
                ObjectNode inner = patch(was, is);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!field.getValue().equals(old)) {
                patch.set(field.getKey(), field.getValue());
            }
        }
        from.propertyNames().stream().filter(name -> !to.has(name)).forEach(patch::putNull);
        return patch;
    }

    private static void apply(ObjectNode patch, ObjectNode to) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                to.remove(field.getKey());
            } else if (field.getValue() instanceof ObjectNode inner) {
                if (!(to.get(field.getKey()) instanceof ObjectNode)) {
                    to.set(field.getKey(), TicketJson.object());
                }
                apply(inner, (ObjectNode) to.required(field.getKey()));
            } else {
                to.set(field.getKey(), field.getValue());
            }
        }
    }

    private static byte[] without(Erasure erasure, byte[] json) {
        ObjectNode entry = TicketJson.object(json);
        if (entry.get("detail") instanceof ObjectNode detail) {
            detail.properties().forEach(said -> said.setValue(black(erasure, said.getValue(), null)));
            if (erasure.report() && isReport(entry, detail)) {
                detail.replace("text", StringNode.valueOf(Erasure.BLACK));
            }
            if (erasure.files().contains(detail.path("address").asString(""))) {
                detail.replace("name", StringNode.valueOf(Erasure.BLACK));
                detail.remove("address");
            }
        }
        ObjectNode patch = TicketJson.patch(entry);
        if (patch.get(REPORT) instanceof ObjectNode report) {
            blackReport(erasure, report);
        }
        if (patch.get("files") instanceof ArrayNode files) {
            files.removeIf(file -> erasure.files().contains(file.path("address").asString("")));
        }
        black(erasure, patch, "");
        return TicketJson.bytes(entry);
    }

    /** What it said, or says since. */
    private static boolean isReport(ObjectNode entry, ObjectNode detail) {
        return switch (entry.path("verb").asString("")) {
            case "report", "edit" -> true;
            case "comment" -> detail.has("kind");
            default -> false;
        };
    }

    /** A title may hold only a passage's beginning; the erasing event's own patch has the new one. */
    private static void blackReport(Erasure erasure, ObjectNode report) {
        String description = report.path("description").asString("");
        if (erasure.report() && report.has("description")) {
            report.replace("description", StringNode.valueOf(Erasure.BLACK));
        }
        if (erasure.report() || !erasure.black(description).equals(description)) {
            report.remove("title");
        }
    }

    /** @param path of the node in the ticket; null where any text may hold a passage */
    private static JsonNode black(Erasure erasure, JsonNode node, @Nullable String path) {
        switch (node) {
            case StringNode text
            when path == null || SAID.contains(path) -> {
                return StringNode.valueOf(erasure.black(text.stringValue()));
            }
            case ObjectNode object ->
                object.properties()
                        .forEach(
                                field -> field.setValue(black(erasure, field.getValue(), path + "/" + field.getKey())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, black(erasure, array.get(i), path));
                }
            }
            default -> {}
        }
        return node;
    }
}
