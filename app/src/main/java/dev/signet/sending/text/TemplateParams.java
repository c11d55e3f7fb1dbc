package dev.signet.sending.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code TemplateParam}: a JSON object. A variable's value is a text; a number, true and false count as the letters in
 * which they are written, {@code 100.00} as {@code 100.00}. What is of no variable may be anything, as programs write all
 * that they know.
 */
public final class TemplateParams {

    private static final JsonFactory JSON = new JsonFactory();

    private TemplateParams() {}

    /** Why a text is no such object. */
    public static final class Unfit extends Exception {

        /** The key of its sentence. */
        public final String reason;
        /** What the sentence names after the parameter: a variable and its value, or a place. */
        public final List<String> named;

        private Unfit(String reason, List<String> named) {
            super(reason, null, false, false);
            this.reason = reason;
            this.named = named;
        }

        private static Unfit of(String reason, String... named) {
            return new Unfit(reason, List.of(named));
        }
    }

    /** The values of these variables, as far as they are given. No text at all is an empty object. */
    public static Map<String, String> parse(@Nullable String text, Set<String> variables) throws Unfit {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Unfit.of("jsonNoObject");
            }
            Map<String, String> values = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (values.put(name, variables.contains(name) ? value(name, parser) : skipped(parser)) != null) {
                    throw Unfit.of("jsonTwice", name);
                }
            }
            if (parser.nextToken() != null) {
                throw broken(parser.currentTokenLocation());
            }
            values.keySet().retainAll(variables);
            return values;
        } catch (JsonProcessingException e) {
            throw broken(e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    private static Unfit broken(@Nullable JsonLocation where) {
        return Unfit.of("json", where == null ? "?" : String.valueOf(where.getCharOffset() + 1));
    }

    private static String skipped(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
        return "";
    }

    private static String value(String name, JsonParser parser) throws IOException, Unfit {
        switch (parser.nextToken()) {
            case VALUE_NULL -> throw Unfit.of("jsonValue", name, "null");
            case START_ARRAY -> throw Unfit.of("jsonValue", name, "[…]");
            case START_OBJECT -> throw Unfit.of("jsonValue", name, "{…}");
            default -> {
                return whole(name, parser.getText());
            }
        }
    }

    /** Half of a character, as escapes can write it, could not be stored, shown or sent. */
    private static String whole(String name, String value) throws Unfit {
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw Unfit.of("jsonHalf", name);
        }
        return value;
    }
}
