package dev.signet.api.sending;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.signet.platform.Quoted;
import dev.signet.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A parameter that is a JSON array. Its items stay the letters that the caller wrote: nothing is read and written anew. */
final class JsonItems {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String CODE = "isv.INVALID_JSON_PARAM";

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
            if (items.isEmpty() || parser.nextToken() != null) {
                throw noArray(parameter);
            }
            return new JsonItems(parameter, items);
        } catch (JsonProcessingException e) {
            throw noArray(parameter);
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
        return new Item(kind, text.substring((int) from, (int) parser.currentLocation().getCharOffset()));
    }

    private static Refusal noArray(String parameter) {
        return new Refusal(
                CODE,
                "参数 " + parameter + " 必须是非空的 JSON 数组。",
                parameter + " must be a JSON array that is not empty.");
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
            throw unfit(index, "字符串", "a string");
        }
        return item.text();
    }

    /** An object, as it is written. */
    String object(int index) {
        Item item = items.get(index);
        if (item.kind() != JsonToken.START_OBJECT) {
            throw unfit(index, " JSON 对象", "a JSON object");
        }
        return item.text();
    }

    private Refusal unfit(int index, String wantedZh, String wantedEn) {
        String place = parameter + "[" + index + "]";
        String found = switch (items.get(index).kind()) {
            case START_OBJECT -> "{…}";
            case START_ARRAY -> "[…]";
            default -> Quoted.of(items.get(index).text());
        };
        return new Refusal(
                CODE,
                "参数 " + place + " 必须是" + wantedZh + "，而不是 " + found + "。",
                place + " must be " + wantedEn + ", not " + found + ".");
    }
}
