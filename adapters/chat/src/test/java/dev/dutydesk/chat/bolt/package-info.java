/**
 * The port on a real SDK: a thin adapter on Slack's Bolt, and a Slack of ours that speaks its Web API and socket mode.
 */
@NullMarked
package dev.dutydesk.chat.bolt;

import org.jspecify.annotations.NullMarked;
