package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.Faces;
import java.time.InstantSource;
import java.util.Set;

/**
 * What is the same for all posts of one turn in a channel.
 *
 * @param asksAlone whether people may have been asked something in their own conversations
 * @param shut the names of the conversations in which nothing can be asked; for many threads
 */
record Work(
        Desk desk,
        Reach reach,
        Faces faces,
        Announcers announcers,
        Undelivered undelivered,
        Tenure tenure,
        InstantSource clock,
        boolean asksAlone,
        Set<String> shut) {}
