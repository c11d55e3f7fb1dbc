package dev.signet.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.signet.platform.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What bodies of {@code /v1} look like, read out of the schemas of its description. */
final class RestSchemas {

    /** Beyond it a table is no longer read: an object is named, not opened. */
    private static final int DEEPEST = 3;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode api;

    RestSchemas(JsonNode api) {
        this.api = api;
    }

    /** Of an object, or of the items of a list; empty where it is neither. */
    List<RestField> fields(JsonNode schema) {
        List<RestField> fields = new ArrayList<>();
        add(fields, schema, 0);
        return fields;
    }

    private void add(List<RestField> fields, JsonNode schema, int depth) {
        JsonNode object = item(resolved(schema));
        List<String> required = texts(object.path("required"));
        for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
            JsonNode field = property.getValue();
            fields.add(new RestField(
                    property.getKey(),
                    "",
                    depth,
                    required.contains(property.getKey()),
                    type(field),
                    choices(field),
                    meaning(field)));
            if (depth < DEEPEST - 1) {
                add(fields, field, depth + 1);
            }
        }
    }

    /** Its own words before those of what it is. */
    private Bilingual meaning(JsonNode field) {
        String own = field.path("description").asText("");
        return BothLanguages.of(
                own.isEmpty() ? item(resolved(field)).path("description").asText("") : own);
    }

    /** {@code string}, {@code string (date-time)}, {@code object[]}. */
    String type(JsonNode schema) {
        JsonNode resolved = resolved(schema);
        if (resolved.has("items")) {
            return type(resolved.path("items")) + "[]";
        }
        String type =
                resolved.has("properties") ? "object" : resolved.path("type").asText("object");
        String format = resolved.path("format").asText("");
        return format.isEmpty() || type.equals("integer") || type.equals("number") ? type : type + " (" + format + ")";
    }

    List<String> choices(JsonNode schema) {
        return texts(item(resolved(schema)).path("enum"));
    }

    /** A body with the examples of its fields; empty where it has none. */
    String example(JsonNode schema) {
        JsonNode example = example(schema, 0);
        return example.isEmpty() ? "" : example.toPrettyString();
    }

    private JsonNode example(JsonNode schema, int depth) {
        JsonNode resolved = resolved(schema);
        if (resolved.has("example")) {
            return resolved.path("example");
        }
        if (resolved.has("items")) {
            return NODES.arrayNode().add(example(resolved.path("items"), depth));
        }
        if (resolved.has("properties") && depth < DEEPEST) {
            var object = NODES.objectNode();
            resolved.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), example(property.getValue(), depth + 1)));
            return object;
        }
        return plain(resolved);
    }

    private JsonNode plain(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            case "string" ->
                NODES.textNode(schema.path("format").asText("").equals("date-time") ? "2026-08-01T08:00:00Z" : "…");
            default -> NODES.objectNode();
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText("");
        if (!ref.isEmpty()) {
            return api.at(ref.substring(1));
        }
        // A described reference stands beside its description.
        JsonNode all = schema.path("allOf");
        return all.size() == 1 ? resolved(all.path(0)) : schema;
    }

    private JsonNode item(JsonNode schema) {
        return schema.isMissingNode()
                ? MissingNode.getInstance()
                : schema.has("items") ? resolved(schema.path("items")) : schema;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
