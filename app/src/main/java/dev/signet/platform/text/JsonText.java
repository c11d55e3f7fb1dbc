package dev.signet.platform.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The product's own values as JSON in one text: what it cannot write or read back is a fault of the product. */
public final class JsonText {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private JsonText() {}

    public static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** @param where the text stands, for the fault */
    public static <T> T read(ObjectMapper json, String text, Class<T> type, String where) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(where, e);
        }
    }

    /** @param where the text stands, for the fault */
    public static <T> T read(ObjectMapper json, String text, TypeReference<T> type, String where) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(where, e);
        }
    }

    /**
     * Names with their values.
     *
     * @param where the text stands, for the fault
     */
    public static Map<String, String> readTexts(ObjectMapper json, String text, String where) {
        return read(json, text, TEXTS, where);
    }

    private static IllegalStateException unreadable(String where, JsonProcessingException cause) {
        return new IllegalStateException(where + " holds JSON that cannot be read", cause);
    }
}
