package dev.signet.api.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an action answers, in the order it was put together: texts, numbers, booleans, nested answers and lists. Absent
 * values (null) are left out. The gateway adds the request id.
 */
public final class Answer {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Answer() {}

    /** Done: {@code Code} and {@code Message} are {@code OK}. */
    public static Answer ok() {
        return object().with("Code", "OK").with("Message", "OK");
    }

    /** A business refusal: it travels with HTTP status 200. */
    public static Answer refused(String code, String message) {
        return object().with("Code", code).with("Message", message);
    }

    /** A nested object. */
    public static Answer object() {
        return new Answer();
    }

    public Answer with(String name, @Nullable String value) {
        return put(name, value);
    }

    public Answer with(String name, @Nullable Long value) {
        return put(name, value);
    }

    public Answer with(String name, @Nullable Integer value) {
        return put(name, value);
    }

    public Answer with(String name, @Nullable Boolean value) {
        return put(name, value);
    }

    public Answer with(String name, @Nullable Answer value) {
        return put(name, value == null ? null : value.fields);
    }

    /** A plain list: in XML the element is repeated without a wrapper. */
    public Answer withTexts(String name, List<String> values) {
        return put(name, List.copyOf(values));
    }

    /** A plain list of objects. */
    public <T> Answer withEach(String name, Iterable<T> items, Function<? super T, Answer> toAnswer) {
        List<Object> list = new ArrayList<>();
        items.forEach(item -> list.add(toAnswer.apply(item).fields));
        return put(name, list);
    }

    public Answer put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    public Map<String, Object> fields() {
        return fields;
    }

    /** The documented code: {@code OK} or why not; an answer that names none did well. */
    public String code() {
        return String.valueOf(fields.getOrDefault("Code", "OK"));
    }
}
