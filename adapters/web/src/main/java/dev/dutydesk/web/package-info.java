/** The built-in web chat: its rooms in Redis, its public HTTP interface, its page. */
@NullMarked
package dev.dutydesk.web;

import org.jspecify.annotations.NullMarked;
