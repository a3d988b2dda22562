package dev.dutydesk.dingtalk;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as DingTalk writes it: objects, and objects written as strings inside of others. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The value there as text; empty where there is none. */
    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** An object, or a string that holds one; an empty object where it is neither. */
    static JsonNode unwrapped(JsonNode node) {
        if (node.isObject()) {
            return node;
        }
        JsonNode read = node.isString() ? read(node.stringValue()) : null;
        return read == null || !read.isObject() ? object() : read;
    }

    /** Null where it is no JSON. */
    static @Nullable JsonNode read(@Nullable String json) {
        try {
            return json == null || json.isBlank() ? null : MAPPER.readTree(json);
        } catch (JacksonException e) {
            return null;
        }
    }
}
