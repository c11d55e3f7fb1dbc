package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every value of every body: a day or time lies in the calendar that databases and files know, a text
 * hides nothing ({@link PlainText}; what stands hidden around it is no part of it), a whole number given as text has the
 * digits 0 to 9, an amount no exponent. Refused here, for behind the door such a value is the platform's own failure.
 */
final class PlainValues extends BeanDeserializerModifier {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    static final String IN_THE_CALENDAR = "its year must be " + FIRST_YEAR + " to " + LAST_YEAR;

    private static final Set<Class<?>> CHECKED =
            Set.of(String.class, Instant.class, OffsetDateTime.class, LocalDate.class);
    private static final Set<Class<?>> TIMES = Set.of(Instant.class, OffsetDateTime.class, LocalDate.class);
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?");
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        if (WHOLE.contains(type)) {
            return new Whole(deserializer);
        }
        if (type == BigDecimal.class) {
            return new Written(
                    deserializer,
                    json -> StrictNumbers.Decimal.FORM.matcher(json.getText()).matches(),
                    UnreadableBody.NUMBER + ", without an exponent");
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Written(deserializer, json -> json.currentToken().isBoolean(), "true or false, without quotes");
        }
        JsonDeserializer<?> written = TIMES.contains(type)
                ? new Written(deserializer, PlainValues::isWrittenTime, UnreadableBody.wanted(type))
                : deserializer;
        return CHECKED.contains(type) ? new Checked(written) : written;
    }

    /** A number could be seconds or milliseconds, and nobody would see which; in quotes as well. */
    private static boolean isWrittenTime(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING)
                && !NUMBER.matcher(json.getText().trim()).matches();
    }

    static boolean inTheCalendar(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    private static boolean inTheCalendar(TemporalAccessor time) {
        TemporalAccessor dated = time instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : time;
        int year = dated.get(ChronoField.YEAR);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** A number may be given as a text; what is a digit there, the library would take from any script. */
    private static final class Whole extends DelegatingDeserializer {

        Whole(JsonDeserializer<?> real) {
            super(real);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> real) {
            return new Whole(real);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                String text = json.getText().trim();
                if (!text.isEmpty() && WholeNumber.parse(text).isEmpty()) {
                    throw new RefusedValue(json, "was '" + Quoted.of(text) + "'; it must be " + UnreadableBody.NUMBER);
                }
            }
            return super.deserialize(json, context);
        }
    }

    /** The library reads some types from whatever could be made one of them; here they have one form. */
    private static final class Written extends DelegatingDeserializer {

        private final Form form;
        private final String wanted;

        interface Form {

            boolean has(JsonParser json) throws IOException;
        }

        Written(JsonDeserializer<?> real, Form form, String wanted) {
            super(real);
            this.form = form;
            this.wanted = wanted;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> real) {
            return new Written(real, form, wanted);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!form.has(json)) {
                String text = json.currentToken().isStructStart()
                        ? "a list or object"
                        : "'" + Quoted.of(json.getText()) + "'";
                throw new RefusedValue(json, "was " + text + "; it must be " + wanted);
            }
            return super.deserialize(json, context);
        }
    }

    private static final class Checked extends DelegatingDeserializer {

        Checked(JsonDeserializer<?> real) {
            super(real);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> real) {
            return new Checked(real);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return checked(super.deserialize(json, context), json);
            } catch (DateTimeException | ArithmeticException e) {
                throw new RefusedValue(json, "was " + json.getText() + "; " + IN_THE_CALENDAR);
            }
        }

        private static @Nullable Object checked(@Nullable Object value, JsonParser json) throws RefusedValue {
            if (value instanceof String text) {
                String bare = PlainText.bare(text);
                int hidden = PlainText.hidden(bare);
                if (hidden >= 0) {
                    throw new RefusedValue(json, PlainText.complaint(bare, hidden));
                }
                return bare;
            }
            if (value instanceof TemporalAccessor time && !inTheCalendar(time)) {
                throw new RefusedValue(json, "was " + value + "; " + IN_THE_CALENDAR);
            }
            return value;
        }
    }
}
