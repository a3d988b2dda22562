/** The process: features wired together. Each package below is a feature. */
@NullMarked
package dev.dutydesk.bot;

import org.jspecify.annotations.NullMarked;
