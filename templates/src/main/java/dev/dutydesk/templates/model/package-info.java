/**
 * What templates read: plain records that say what a message is about. They know no ticket; whoever renders fills them.
 * People are {@link dev.dutydesk.templates.model.Person}s, times are instants, codes are words that {@code words.yml}
 * translates, and a group, side or module that has a name of its own in the desk file stands here by that name.
 */
@NullMarked
package dev.dutydesk.templates.model;

import org.jspecify.annotations.NullMarked;
