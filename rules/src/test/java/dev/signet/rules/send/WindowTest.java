package dev.signet.rules.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    /** Who reads "within 1 hour" waits an hour, where the next full hour is enough. */
    @ParameterizedTest // #10: natural minutes and hours were worded as if they slid
    @CsvSource({
        "30 seconds, true, 30秒, 30 seconds",
        "hour, true, 1小时, 1 hour",
        "3 days, true, 3天, 3 days",
        "30 seconds, false, 30个自然秒, 30 calendar seconds",
        "minute, false, 1个自然分钟, 1 calendar minute",
        "10 minutes, false, 10个自然分钟, 10 calendar minutes",
        "hour, false, 1个自然小时, 1 calendar hour",
        "day, false, 1个自然日, 1 calendar day",
        "3 days, false, 3个自然日, 3 calendar days",
    })
    void saysWhetherItBeginsOnTheClock(String written, boolean sliding, String zh, String en) {
        Window window = Window.of(written, sliding);

        assertThat(window.zh()).isEqualTo(zh);
        assertThat(window.en()).isEqualTo(en);
    }
}
