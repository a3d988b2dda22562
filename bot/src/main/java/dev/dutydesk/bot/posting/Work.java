package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.Faces;
import java.time.InstantSource;

/** What is the same for all posts of one turn in a channel. */
record Work(
        Desk desk,
        Reach reach,
        Faces faces,
        Announcers announcers,
        Undelivered undelivered,
        Tenure tenure,
        InstantSource clock) {}
