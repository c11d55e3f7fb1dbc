package dev.signet.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.api.wire.GatewayRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTimeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T08:00:21Z",
                "2026-11-22T08:00:21.1Z",
                "2026-11-22T08:00:21.123Z",
                "2026-11-22T08:00:21.123456Z",
                "2026-11-22T07:59:59.999999999Z"
            })
    void readsFractionsOfASecond(String text) {
        assertThat(SignedTime.check(text, CLOCK)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-22T08:00:21",
                "2026-11-22T08:00:21.Z",
                "2026-11-22T08:00:21.1234567890Z",
                "2026-11-22T08:00:21.12 Z",
                "2026-11-22T08:00:21.１Z",
                "2026-11-22T08:00:21,123Z",
                "2026-11-22T08:00:21.123",
                "2026-11-22T08:00:21.123+08:00",
                "2026-11-22T08:00:21.-1Z",
                "2026-11-22T08:00:21ZZ",
                "2026-11-22T08:00:60.5Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> SignedTime.check(text, CLOCK))
                .isInstanceOfSatisfying(
                        GatewayRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("InvalidTimeStamp.Format"));
    }
}
