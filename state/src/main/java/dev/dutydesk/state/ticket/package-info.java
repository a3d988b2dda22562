/** What a ticket is: immutable records, the acts on it and what they need. Knows neither Redis nor chat. */
@NullMarked
package dev.dutydesk.state.ticket;

import org.jspecify.annotations.NullMarked;
