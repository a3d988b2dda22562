/** Reviews as pages, for programs, and as files of the tickets behind each number. */
@NullMarked
package dev.dutydesk.bot.review.web;

import org.jspecify.annotations.NullMarked;
