/** How a ticket lives: the transition table, its rules, and the pure decision. */
@NullMarked
package dev.dutydesk.state.lifecycle;

import org.jspecify.annotations.NullMarked;
