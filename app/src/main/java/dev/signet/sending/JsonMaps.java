package dev.signet.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Names with their values, as the tables keep them: one JSON object in one column. */
final class JsonMaps {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private JsonMaps() {}

    static String write(ObjectMapper json, Map<String, String> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /** @param table named where the text is no JSON object of texts */
    static Map<String, String> read(ObjectMapper json, String text, String table) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(table + " holds what is no JSON object of texts", e);
        }
    }
}
