package dev.dutydesk.templates;

import java.util.List;

/**
 * What a form asks for, from a file that is only a head: {@code form/resolve.md}.
 *
 * @param title one line of plain text
 */
public record FormText(String title, List<Field> fields) {

    /**
     * @param name the option of the command it fills: {@code version}; the command's own text is {@code text}
     * @param options what to choose from; empty unless the type is {@link Type#CHOICE}
     */
    public record Field(String name, String label, Type type, boolean required, List<Option> options) {}

    /** @param value what is sent, @param label what is read */
    public record Option(String value, String label) {}

    public enum Type {
        LINE,
        TEXT,
        CHOICE
    }
}
