package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.http.MockHttpInputMessage;

class StrictBodiesTest {

    private ObjectMapper bodies;

    record Body(int count, @Nullable Long id, @Nullable String name) {}

    record Decision(
            @Nullable Boolean optOut,
            boolean stop,
            @Nullable Map<String, String> rules) {}

    record Times(
            @Nullable OffsetDateTime startAt,
            @Nullable Instant from,
            @Nullable LocalDate day) {}

    @BeforeEach
    void prepare() {
        StrictBodies strict = new StrictBodies();
        MappingJackson2HttpMessageConverter json = new MappingJackson2HttpMessageConverter(
                Jackson2ObjectMapperBuilder.json().build());
        List<HttpMessageConverter<?>> converters = new ArrayList<>(List.of(json));
        strict.extendMessageConverters(converters);
        bodies = json.getObjectMapper();
    }

    @ParameterizedTest // #8
    @ValueSource(strings = {"１", "١", "१", "+5", "0x10", "1\u200B"})
    void takesNothingButAsciiDigitsOfATextThatStandsForANumber(String text) {
        assertThatThrownBy(() -> bodies.readValue("{\"count\":\"" + text + "\"}", Body.class))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("it must be a number, in the digits 0 to 9");
        assertThatThrownBy(() -> bodies.readValue("{\"count\":1,\"id\":\"" + text + "\"}", Body.class))
                .isInstanceOf(RefusedValue.class);
    }

    @ParameterizedTest // #8
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"true\",'true'", "\"false\",'false'", "\"\",''", "1,'1'", "0,'0'", "[true],a list or object"})
    void takesATruthValueForNothingElse(String written, String shown) {
        for (String field : List.of("optOut", "stop")) {
            assertThatThrownBy(() -> bodies.readValue("{\"" + field + "\":" + written + "}", Decision.class))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("was " + shown + "; it must be true or false, without quotes");
        }
    }

    @Test // #8
    void takesTruthValues() throws Exception {
        assertThat(bodies.readValue("{\"optOut\":true,\"stop\":false}", Decision.class))
                .isEqualTo(new Decision(true, false, null));
        assertThat(bodies.readValue("{\"optOut\":null,\"stop\":true}", Decision.class))
                .isEqualTo(new Decision(null, true, null));
    }

    @ParameterizedTest // #8
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "startAt,\"1764300000\",'1764300000',a time such as", "startAt,1764300000,'1764300000',a time such as",
                "startAt,1764300000.5,'1764300000.5',a time such as",
                        "from,\" 1764300000123 \",' 1764300000123 ',a time such as",
                "from,\"-1764300000.25\",'-1764300000.25',a time such as",
                        "startAt,[2026],a list or object,a time such as",
                "day,20420,'20420',a date such as", "day,`[2026,11,28]`,a list or object,a date such as"
            })
    void takesNoNumberForATime(String field, String written, String shown, String wanted) {
        assertThatThrownBy(() -> bodies.readValue("{\"" + field + "\":" + written + "}", Times.class))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("was " + shown + "; it must be " + wanted);
    }

    @Test // #8
    void takesTimesAsTheyAreWritten() throws Exception {
        assertThat(bodies.readValue(
                        "{\"startAt\":\"2026-11-28T10:00:00+08:00\",\"from\":\"2026-11-28T02:00:00Z\",\"day\":\"2026-11-28\"}",
                        Times.class))
                .isEqualTo(new Times(
                        OffsetDateTime.parse("2026-11-28T02:00:00Z"),
                        Instant.parse("2026-11-28T02:00:00Z"),
                        LocalDate.of(2026, 11, 28)));
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {"{\"stop\":true,\"stop\":false}", "{\"stop\":true,\"rules\":{\"stop\":\"a\",\"stop\":\"b\"}}"})
    void namesTheFieldThatStandsTwice(String body) {
        Throwable found = catchThrowable(() -> bodies.readValue(body, Decision.class));

        assertThat(UnreadableBody.explain(
                        new HttpMessageNotReadableException("", found, new MockHttpInputMessage(new byte[0]))))
                .isEqualTo("the field 'stop' stands twice; it is said once");
    }

    @Test // #8
    void takesNumbersAndTextsThatStandForThem() throws Exception {
        assertThat(bodies.readValue("{\"count\":5,\"id\":\"12\",\"name\":\"a\"}", Body.class))
                .isEqualTo(new Body(5, 12L, "a"));
        assertThat(bodies.readValue("{\"count\":\"5\"}", Body.class)).isEqualTo(new Body(5, null, null));
        assertThat(bodies.readValue("{\"count\":5,\"id\":null}", Body.class)).isEqualTo(new Body(5, null, null));
    }

    record Amount(@Nullable BigDecimal yuan) {}

    /** An exponent makes a few octets a number of millions of digits. */
    @ParameterizedTest // #13
    @ValueSource(strings = {"1e5", "1E+2", "\"1e5\"", "\" 7 \"", "\"+5\"", "\"１\"", "true", "[1]", "\"\""})
    void takesNoAmountThatIsWrittenOtherwise(String value) {
        assertThatThrownBy(() -> bodies.readValue("{\"yuan\":" + value + "}", Amount.class))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("without an exponent");
    }

    @Test // #13
    void takesAmounts() throws Exception {
        assertThat(bodies.readValue("{\"yuan\":-12.50}", Amount.class).yuan()).isEqualTo("-12.50");
        assertThat(bodies.readValue("{\"yuan\":\"100\"}", Amount.class).yuan()).isEqualTo("100");
        assertThat(bodies.readValue("{\"yuan\":null}", Amount.class).yuan()).isNull();
    }
}
