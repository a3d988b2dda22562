/**
 * Reads YAML by declared shapes. A {@link dev.dutydesk.bot.desk.shape.Shape} says once what a value takes; from it come
 * the typed record, every fault with its line, the JSON Schema for editors and the tables of the docs.
 */
@NullMarked
package dev.dutydesk.bot.desk.shape;

import org.jspecify.annotations.NullMarked;
