package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

class StrictBodiesTest {

    private ObjectMapper bodies;

    record Body(int count, @Nullable Long id, @Nullable String name) {}

    @BeforeEach
    void prepare() {
        StrictBodies strict = new StrictBodies();
        MappingJackson2HttpMessageConverter json =
                new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json().build());
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

    @Test // #8
    void takesNumbersAndTextsThatStandForThem() throws Exception {
        assertThat(bodies.readValue("{\"count\":5,\"id\":\"12\",\"name\":\"a\"}", Body.class)).isEqualTo(new Body(5, 12L, "a"));
        assertThat(bodies.readValue("{\"count\":\"5\"}", Body.class)).isEqualTo(new Body(5, null, null));
        assertThat(bodies.readValue("{\"count\":5,\"id\":null}", Body.class)).isEqualTo(new Body(5, null, null));
    }
}
