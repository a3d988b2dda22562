package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Ticket;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/** A ticket as its first events made it. Asked in order, it goes on where it was; asked back, it begins again. */
final class Rebuilding implements IntFunction<Ticket> {
    private final List<byte[]> entries;
    private ObjectNode tree = TicketJson.object();
    private int applied;

    Rebuilding(List<byte[]> entries) {
        this.entries = entries;
    }

    @Override
    public Ticket apply(int index) {
        if (applied > index + 1) {
            tree = TicketJson.object();
            applied = 0;
        }
        while (applied <= index) {
            // Read anew each time: patches become part of the tree, and change with it.
            History.apply(TicketJson.patch(TicketJson.object(entries.get(applied++))), tree);
        }
        return TicketJson.ticket(tree);
    }
}
