/** What the bot says: Markdown files with a short head, filled and parsed into a {@link dev.dutydesk.templates.Card}. */
@NullMarked
package dev.dutydesk.templates;

import org.jspecify.annotations.NullMarked;
