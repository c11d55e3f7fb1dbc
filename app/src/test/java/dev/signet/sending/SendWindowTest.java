package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("FC-15")
class SendWindowTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private final SendWindow window = new SendWindow(LocalTime.of(8, 0), LocalTime.of(22, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:59:59.999Z,false,2026-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z,true,2026-11-23T00:00:00Z",
        "2026-11-23T13:59:59.999Z,true,2026-11-23T13:59:59.999Z",
        "2026-11-23T14:00:00Z,false,2026-11-24T00:00:00Z",
        "2026-11-23T16:30:00Z,false,2026-11-24T00:00:00Z"
    })
    void opensAtEightAndClosesAtTenInShanghai(String at, boolean open, String next) {
        Instant instant = Instant.parse(at);

        assertThat(window.openAt(instant, SHANGHAI)).isEqualTo(open);
        assertThat(window.nextOpening(instant, SHANGHAI)).isEqualTo(Instant.parse(next));
    }
}
