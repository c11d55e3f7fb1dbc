package dev.signet.api.sending;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter that is a JSON array. Its items stay the letters that the caller wrote: nothing is read and written anew. */
final class JsonItems {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String CODE = "isv.INVALID_JSON_PARAM";
    private static final Wording TEXTS = Wording.of("json");

    private final String parameter;
    private final List<Item> items;

    private record Item(JsonToken kind, String text) {}

    private JsonItems(String parameter, List<Item> items) {
        this.parameter = parameter;
        this.items = List.copyOf(items);
    }

    /** @param parameter its name, for refusals */
    static JsonItems of(String parameter, String text) {
        List<Item> items = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            while (array && parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(item(parser, text));
            }
            if (items.isEmpty()) {
                throw TEXTS.refusal(CODE, "array", parameter);
            }
            if (parser.nextToken() != null) {
                throw broken(parameter, parser.currentTokenLocation());
            }
            return new JsonItems(parameter, items);
        } catch (JsonProcessingException e) {
            throw broken(parameter, e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    private static Item item(JsonParser parser, String text) throws IOException {
        JsonToken kind = parser.currentToken();
        if (!kind.isStructStart()) {
            return new Item(kind, parser.getText());
        }
        long from = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return new Item(
                kind, text.substring((int) from, (int) parser.currentLocation().getCharOffset()));
    }

    private static Refusal broken(String parameter, @Nullable JsonLocation where) {
        return TEXTS.refusal(CODE, "broken", parameter, where == null ? "?" : where.getCharOffset() + 1);
    }

    int size() {
        return items.size();
    }

    String parameter() {
        return parameter;
    }

    /** A text, or a whole number in its letters. */
    String text(int index) {
        Item item = items.get(index);
        if (item.kind() != JsonToken.VALUE_STRING && item.kind() != JsonToken.VALUE_NUMBER_INT) {
            throw unfit(index, "string");
        }
        return item.text();
    }

    /** An object, as it is written. */
    String object(int index) {
        Item item = items.get(index);
        if (item.kind() != JsonToken.START_OBJECT) {
            throw unfit(index, "object");
        }
        return item.text();
    }

    /** @param wanted the key of its sentence */
    private Refusal unfit(int index, String wanted) {
        String found = switch (items.get(index).kind()) {
            case START_OBJECT -> "{…}";
            case START_ARRAY -> "[…]";
            default -> Quoted.of(items.get(index).text());
        };
        return TEXTS.refusal(CODE, wanted, parameter + "[" + index + "]", found);
    }
}
