package dev.signet.platform.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(US_ASCII);

    @ParameterizedTest // #11, RFC 6238 appendix B, the last six of its eight digits
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void givesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(RFC_SECRET, Totp.step(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @Test // #11
    void takesTheStepBeforeAndAfterAndNoOther() {
        Instant now = Instant.parse("2026-11-30T04:00:15Z");
        long step = Totp.step(now);
        for (int away = -3; away <= 3; away++) {
            assertThat(Totp.stepOf(RFC_SECRET, Totp.code(RFC_SECRET, step + away), now)
                            .isPresent())
                    .as("%s steps away", away)
                    .isEqualTo(Math.abs(away) <= 1);
        }
        assertThat(Totp.stepOf(RFC_SECRET, "", now)).isEmpty();
    }

    @ParameterizedTest // #11, RFC 4648 section 10, without its padding
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesSecretsAsAppsReadThem(String text, String base32) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(base32);
    }
}
