package dev.signet.api.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.signet.platform.text.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A field that nobody knows is a mistake of the caller's, and is told: left out in silence it would undo a setting. So is
 * a field that stands twice, a null among the items of a list, an empty text where a time, number or choice belongs (taken for "absent" it would
 * mean "at once", or "all"), and what {@link PlainValues} knows of; days and numbers in addresses are held to the same.
 */
@Configuration
class StrictBodies implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (HttpMessageConverter<?> converter : converters) {
            if (converter instanceof MappingJackson2HttpMessageConverter json) {
                json.setObjectMapper(strict(json.getObjectMapper()));
            }
        }
    }

    /** For those who read a body in parts. */
    @Bean
    static StrictJson strictJson(ObjectMapper usual) {
        return new StrictJson(strict(usual));
    }

    private static ObjectMapper strict(ObjectMapper usual) {
        ObjectMapper strict = usual.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        strict.coercionConfigDefaults()
                .setAcceptBlankAsEmpty(true)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        strict.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return strict.registerModule(new SimpleModule("plain-values")
                .setDeserializerModifier(new PlainValues())
                .addSerializer(Instant.class, new Milliseconds()));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, StrictBodies::day);
    }

    /** An empty field of a form is none. */
    private static @Nullable LocalDate day(String text) {
        if (text.isBlank()) {
            return null;
        }
        LocalDate day = LocalDate.parse(text);
        if (!PlainValues.inTheCalendar(day)) {
            throw new IllegalArgumentException(PlainValues.IN_THE_CALENDAR);
        }
        return day;
    }

    /** Times are kept to the millisecond, and told so also before they were stored. */
    private static final class Milliseconds extends StdScalarSerializer<Instant> {

        Milliseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }
}
