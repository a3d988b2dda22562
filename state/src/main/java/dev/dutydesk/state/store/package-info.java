/** How tickets are kept: one commit script, indexes, timers, marks, notices and leases in one Redis. */
@NullMarked
package dev.dutydesk.state.store;

import org.jspecify.annotations.NullMarked;
