package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTest {

    @Test
    void readsTheUsualForm() {
        ReceiptText receipt = ReceiptText.parse("id:0123456789 sub:001 dlvrd:001 submit date:2611221030 "
                        + "done date:2611221031 stat:DELIVRD err:000 text:【示例】 stat:UNDELIV")
                .orElseThrow();

        assertThat(receipt.id()).isEqualTo("0123456789");
        assertThat(receipt.status()).isEqualTo("DELIVRD");
        assertThat(receipt.error()).isEqualTo("000");
        assertThat(receipt.doneDate()).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 31));
        assertThat(receipt.doneAt(ZoneId.of("Asia/Shanghai"), Instant.parse("2026-11-28T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T02:31:00Z"));
    }

    @Test
    void readsSecondsOtherCaseAndGatewayCodes() {
        ReceiptText receipt =
                ReceiptText.parse("ID:7f3a STAT:MK:0001 done date:261122103155").orElseThrow();

        assertThat(receipt.id()).isEqualTo("7f3a");
        assertThat(receipt.status()).isEqualTo("MK:0001");
        assertThat(receipt.doneDate()).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 31, 55));
    }

    @Test
    void leavesAnUnreadableDateOut() {
        ReceiptText receipt =
                ReceiptText.parse("id:1 done date:9999999999 stat:EXPIRED").orElseThrow();

        assertThat(receipt.doneAt(ZoneId.of("Asia/Shanghai"), Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    /** A carrier's clock may be behind by years; no receipt is of a day to come, but for zones that are set wrong. */
    @ParameterizedTest
    @CsvSource({
        "9912312359, 1999-12-31T23:59:00Z",
        "991231235958, 1999-12-31T23:59:58Z",
        "2611281300, 2026-11-28T13:00:00Z",
        "2611290400, 2026-11-29T04:00:00Z",
        "2611290401, 2026-11-28T04:00:00Z",
        "3001010000, 2026-11-28T04:00:00Z",
        "20991231235900, 2026-11-28T04:00:00Z",
    })
    void believesNoDayThatIsToCome(String date, Instant done) {
        ReceiptText receipt =
                ReceiptText.parse("id:1 done date:" + date + " stat:DELIVRD").orElseThrow();

        assertThat(receipt.doneAt(ZoneOffset.UTC, Instant.parse("2026-11-28T04:00:00Z")))
                .isEqualTo(done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TD", "id:1", "stat:DELIVRD", "id: stat:"})
    void tellsWhatIsNoReceipt(String text) {
        assertThat(ReceiptText.parse(text)).isEmpty();
    }
}
