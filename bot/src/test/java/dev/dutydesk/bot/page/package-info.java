@NullMarked
package dev.dutydesk.bot.page;

import org.jspecify.annotations.NullMarked;
