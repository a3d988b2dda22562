@NullMarked
package dev.dutydesk.bot.ticket.web;

import org.jspecify.annotations.NullMarked;
