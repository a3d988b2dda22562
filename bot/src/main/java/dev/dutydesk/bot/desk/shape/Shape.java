package dev.dutydesk.bot.desk.shape;

import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a value in a file takes: how it is read, and how that is said to people and to editors.
 *
 * @param <T> what it becomes
 */
public interface Shape<T> {
    /**
     * Reads it. Never throws for what stands in the file: a fault is told to the reading and {@link #blank()} returned,
     * so that the rest is still checked.
     */
    T read(Node node, Reading reading);

    /** Stands in for what is missing or wrong. It never gets out: a file with faults is not used. */
    T blank();

    /** What it takes, in words: {@code a duration such as 30s, 5m, 2h or 3d}. */
    String takes();

    /** The same as JSON Schema (2020-12). */
    ObjectNode schema();

    /** Gives each key inside it to the visitor, with its path: {@code people[].accounts}. */
    default void eachKey(String path, BiConsumer<String, Key<?>> visitor) {}
}
