package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.signet.platform.text.Quoted;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says in one sentence why a JSON body could not be read, without naming classes. */
final class UnreadableBody {

    static final String NUMBER = "a number, in the digits 0 to 9";

    /** How the library begins to complain of it; it has no exception of its own for that. */
    private static final String TWICE = "Duplicate field ";

    private UnreadableBody() {}

    static String explain(HttpMessageNotReadableException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RefusedValue refused) {
            return path(refused) + " " + refused.getOriginalMessage();
        }
        if (cause instanceof InvalidNullException missing) {
            return path(missing) + " holds null; leave it out, or say what is meant";
        }
        Throwable inside = cause instanceof JsonMappingException && cause.getCause() != null ? cause.getCause() : cause;
        if (inside instanceof JsonParseException twice
                && twice.getOriginalMessage().startsWith(TWICE)) {
            return "the field " + twice.getOriginalMessage().substring(TWICE.length())
                    + " stands twice; it is said once";
        }
        if (inside instanceof InputCoercionException tooLarge) {
            return (cause instanceof JsonMappingException mapping ? path(mapping) : "a number")
                    + " is a number out of range; it must be a whole number that fits "
                    + (tooLarge.getTargetType() == int.class ? "32 bits" : "64 bits");
        }
        if (cause instanceof InvalidFormatException format) {
            return path(format) + " was '" + Quoted.of(String.valueOf(format.getValue())) + "'; it must be "
                    + wanted(format.getTargetType());
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "the field " + path(unknown) + " is not known; known are " + unknown.getKnownPropertyIds();
        }
        if (cause instanceof JsonMappingException mapping) {
            return path(mapping) + " does not have the right type";
        }
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            return "it is not valid JSON near line "
                    + json.getLocation().getLineNr()
                    + ", column "
                    + json.getLocation().getColumnNr();
        }
        return "it is missing or not valid";
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        String plain = path.startsWith(".") ? path.substring(1) : path;
        return plain.isEmpty() ? "the body" : plain;
    }

    /** The key of the text that says what a value of this type looks like in an address or a form. */
    static String form(@Nullable Class<?> type) {
        if (type == null) {
            return "other";
        }
        if (type.isEnum()) {
            return "choice";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == LocalTime.class) {
            return "time";
        }
        boolean flag = type == boolean.class || type == Boolean.class;
        return !flag && (type.isPrimitive() || Number.class.isAssignableFrom(type)) ? "number" : "other";
    }

    /** What a value of this type looks like to somebody who writes JSON. */
    static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return NUMBER;
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-23";
        }
        if (type == LocalTime.class) {
            return "a time of day such as 08:00";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2026-11-23T10:00:00Z";
        }
        if (type == ZoneId.class) {
            return "a time zone such as Asia/Shanghai";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "of another form";
    }
}
