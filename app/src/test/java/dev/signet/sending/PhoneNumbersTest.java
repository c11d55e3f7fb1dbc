package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"13812345678", "+8613812345678", "8613812345678", "008613812345678", "+13812345678", " 13812345678 "})
    @Tag("CN-1")
    void readsEveryFormOfAMainlandNumber(String text) {
        PhoneNumber number = PhoneNumbers.parse(text);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(8613812345678L);
        assertThat(number.domestic()).isTrue();
        assertThat(PhoneNumber.shown(number.digits())).isEqualTo("13812345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17012345678", "16212345678", "16512345678", "19212345678", "13491234567", "17400123456"})
    void knowsVirtualOperatorsAndNewRanges(String text) {
        assertThat(PhoneNumbers.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "1381234567", "138123456789", "14012345678", "15412345678", "02112345678", "12345", "+", "1381234567a",
                "99999999999999999999999"})
    void refusesWhatIsNoMobileNumber(String text) {
        assertThat(PhoneNumbers.parseMainland(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"85251234567", "+85251234567", "0085251234567"})
    void readsNumbersOutsideTheMainland(String text) {
        PhoneNumber number = PhoneNumbers.parse(text);

        assertThat(number).isNotNull();
        assertThat(number.digits()).isEqualTo(85251234567L);
        assertThat(number.domestic()).isFalse();
    }

    @Test
    void showsForeignNumbersWithTheirCountryCode() {
        assertThat(PhoneNumber.shown(85251234567L)).isEqualTo("85251234567");
    }
}
