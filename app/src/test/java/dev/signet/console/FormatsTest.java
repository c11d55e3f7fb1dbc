package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest { // #12

    private final Formats formats = new Formats(Locale.CHINESE, ZoneOffset.UTC, Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "0, 0, –",
        "0, 3, 0.0%",
        "3, 3, 100.0%",
        "1, 3, 33.3%",
        "2, 3, 66.7%",
        "9999, 10000, 99.9%",
        "9994, 10000, 99.9%",
        "499999, 500000, 99.9%",
        "1, 500000, 0.1%"
    })
    void saysAllOnlyOfAllAndNothingOnlyOfNothing(long part, long whole, String percent) {
        assertThat(formats.percent(part, whole)).isEqualTo(percent);
    }
}
