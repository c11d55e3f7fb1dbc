package dev.signet.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.secret.SecretBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedNumbersTest {

    private static final long ACCOUNT = 7;
    private static final String NUMBER = "13800138000";

    private final SealedNumbers numbers = new SealedNumbers(new SecretBox(new byte[32]));

    @Test
    void opensForItsAccountOnly() {
        String sealed = numbers.sealed(ACCOUNT, " " + NUMBER);

        assertThat(sealed).matches("~[\\w-]+").doesNotContain(NUMBER);
        assertThat(numbers.opened(ACCOUNT, sealed)).isEqualTo(NUMBER);
        assertThat(numbers.opened(ACCOUNT + 1, sealed)).isEqualTo(sealed);
        assertThat(numbers.unsealed(ACCOUNT, sealed)).contains(NUMBER);
        assertThat(numbers.unsealed(ACCOUNT + 1, sealed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NUMBER, "~", "~AAAA", "~not base64!"})
    void leavesWhatIsNotOurs(String text) {
        assertThat(numbers.opened(ACCOUNT, text)).isEqualTo(text);
        assertThat(numbers.unsealed(ACCOUNT, text)).isEmpty();
    }

    @Test
    void sealsWhatMayBeANumberAndNothingElse() {
        for (String number : new String[] {
            NUMBER, "+8613800138000", "138 0013 8000", "138-0013-8000", "13800 138000", "138/0013/8000", "１３８００１３８０００"
        }) {
            assertThat(numbers.sealedIfNumber(ACCOUNT, number)).as(number).startsWith("~");
        }
        for (String other : new String[] {"SMS_100000001", "云帆科技", "1234567890123456789", "2026-11-30", ""}) {
            assertThat(numbers.sealedIfNumber(ACCOUNT, other)).isEqualTo(other);
        }
    }

    @Test
    void sealsTheNumberOfAnAddress() {
        String address = numbers.inAddress(ACCOUNT, "/console/records?date=2026-11-30&number=%2B8613800138000&page=2");

        assertThat(address)
                .startsWith("/console/records?date=2026-11-30&sealed=~")
                .endsWith("&page=2")
                .doesNotContain(NUMBER);
        assertThat(numbers.opened(ACCOUNT, address.replaceAll(".*sealed=([^&]*).*", "$1")))
                .isEqualTo("+8613800138000");
        assertThat(numbers.inAddress(ACCOUNT, "/console/records?date=2026-11-30&phonenumber=1"))
                .isEqualTo("/console/records?date=2026-11-30&phonenumber=1");
    }
}
