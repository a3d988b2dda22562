package dev.dutydesk.templates.model;

import java.util.List;

/**
 * A command as help shows it. What it does is said by the template ({@code words.yml}, {@code command}).
 *
 * @param verb what it is for: {@code acknowledge}, {@code list}
 * @param aliases other words for it
 * @param usage how it is typed, in whole: {@code /ack SHOP-12}
 */
public record CommandModel(String verb, List<String> aliases, String usage, List<Option> options) {

    /** @param typed its name in the language, without dashes @param values what it may be; empty where that is free */
    public record Option(String name, String typed, List<String> values) {}
}
