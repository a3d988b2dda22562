package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;

/**
 * A ticket and a room that must show it.
 *
 * @param channel the channel's name in the desk file
 */
public record Mark(TicketId ticket, String channel) {

    static Mark parse(String member) {
        int space = member.indexOf(' ');
        return new Mark(new TicketId(member.substring(0, space)), member.substring(space + 1));
    }

    String member() {
        return ticket + " " + channel;
    }

    String post(String what) {
        return ticket + "/" + channel + "/" + what;
    }
}
