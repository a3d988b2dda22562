@NullMarked
package dev.dutydesk.bot.patrol.web;

import org.jspecify.annotations.NullMarked;
