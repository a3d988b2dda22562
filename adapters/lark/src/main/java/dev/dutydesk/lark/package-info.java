/** Lark and Feishu, through their SDK: events as the port's inbound, cards of JSON 2.0, long connection and encrypted HTTP. */
@NullMarked
package dev.dutydesk.lark;

import org.jspecify.annotations.NullMarked;
