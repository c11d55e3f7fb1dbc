package dev.signet.sending;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code TemplateParam}: a flat JSON object; numbers and booleans count as their text. */
final class TemplateParams {

    private static final JsonFactory JSON = new JsonFactory();

    private TemplateParams() {}

    /** The values by name, or null when the text is no such object. No text at all is an empty object. */
    static @Nullable Map<String, String> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
                    return null;
                }
                values.put(name, parser.getText());
            }
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null ? values : null;
        } catch (IOException e) {
            return null;
        }
    }
}
