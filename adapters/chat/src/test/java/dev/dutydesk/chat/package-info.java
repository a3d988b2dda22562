/** What every adapter's tests share: the contract, the stage it is played on, and a chat that can do next to nothing. */
@NullMarked
package dev.dutydesk.chat;

import org.jspecify.annotations.NullMarked;
