package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest { // #12

    private final Formats formats = new Formats(Locale.CHINESE, ZoneOffset.UTC, Clock.systemUTC());

    @Test // #13: a package is good on the whole of its last day
    void whatEndsWithADayIsNamedByThatDay() {
        Formats shanghai = new Formats(Locale.ENGLISH, ChinaTime.ZONE, Clock.systemUTC());

        assertThat(shanghai.lastDay(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo("2026-12-31");
        assertThat(shanghai.lastDay(Instant.parse("2026-12-31T16:01:00Z"))).isEqualTo("2027-01-01 00:01");
        assertThat(ChinaTime.lastDay(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo("2026-12-31");
        assertThat(ChinaTime.lastDay(Instant.parse("2026-12-31T15:59:59Z"))).isEqualTo("2026-12-31 23:59:59");
    }

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
