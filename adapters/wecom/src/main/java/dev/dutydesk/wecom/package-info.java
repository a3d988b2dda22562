/** WeCom's group robots: what the bot says there. Nothing comes back. */
@NullMarked
package dev.dutydesk.wecom;

import org.jspecify.annotations.NullMarked;
