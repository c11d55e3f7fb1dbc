package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DispatchSettingsTest {

    private static DispatchSettings settings(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("signet.dispatch", DispatchSettings.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch | 0 | signet.dispatch.batch is 0; it must be 1 to 10000",
                "batch | 10001 | signet.dispatch.batch is 10001; it must be 1 to 10000",
                "poll | 0s | signet.dispatch.poll is PT0S; it must be longer than nothing, for example 1s",
                "gather | -1ms | signet.dispatch.gather is PT-0.001S; it must be 0 or longer, for example 1s",
                "retry-after | 0s | signet.dispatch.retry-after is PT0S; it must be longer than nothing, for example 1s",
                "retry-at-most | 100ms | signet.dispatch.retry-at-most is PT0.1S; it must be at least"
                        + " signet.dispatch.retry-after, which is PT0.5S"
            })
    void refuseWhatCannotWork(String name, String value, String told) {
        assertThatThrownBy(() -> settings(Map.of("signet.dispatch." + name, value)))
                .rootCause()
                .hasMessage(told);
    }

    @Test
    void mayGatherForNoTime() {
        assertThat(settings(Map.of("signet.dispatch.gather", "0s")).gather()).isEqualTo(Duration.ZERO);
    }
}
