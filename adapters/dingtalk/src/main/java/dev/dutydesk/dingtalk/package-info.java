/** DingTalk: its stream or signed HTTP as the port's inbound, cards of a template or Markdown, the open API. */
@NullMarked
package dev.dutydesk.dingtalk;

import org.jspecify.annotations.NullMarked;
