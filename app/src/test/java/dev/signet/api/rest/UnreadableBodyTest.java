package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableBodyTest {

    record Order(String name) {}

    static Stream<Class<?>> types() {
        return Stream.of(
                OffsetDateTime.class,
                Instant.class,
                LocalDate.class,
                LocalTime.class,
                ZonedDateTime.class,
                YearMonth.class,
                Duration.class,
                ZoneId.class,
                String.class,
                CharSequence.class,
                List.class,
                Set.class,
                Map.class,
                Order.class,
                Object.class,
                URI.class,
                byte[].class,
                int.class,
                Long.class,
                Boolean.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesNoClass(Class<?> type) {
        String wanted = UnreadableBody.wanted(type).toLowerCase(Locale.ROOT);

        assertThat(wanted).isNotBlank();
        // Lists and objects are called so in JSON, too.
        assertThat(wanted.replaceAll("a list|an object", ""))
                .doesNotContain(type.getSimpleName().toLowerCase(Locale.ROOT));
        assertThat(wanted).doesNotContain("java", "signet", "datetime", "[]");
    }
}
