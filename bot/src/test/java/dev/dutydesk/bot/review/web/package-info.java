@NullMarked
package dev.dutydesk.bot.review.web;

import org.jspecify.annotations.NullMarked;
