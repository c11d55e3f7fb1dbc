package dev.signet.sending.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialledTest {

    @ParameterizedTest
    @CsvSource({
        "'8613812345678',            8613812345678, false",
        "'13812345678',              13812345678,   false",
        "' 13812345678',             13812345678,   false",
        "'+8613812345678',           8613812345678, true",
        "'008613812345678',          8613812345678, true",
        "'+86 138 1234 5678',        8613812345678, true",
        "'86-138-1234-5678',         8613812345678, false",
        "'(86)138.1234.5678',        8613812345678, false",
        "'tel:+8613812345678',       8613812345678, true",
        "' TEL:+86-138-1234-5678;phone-context=+86', 8613812345678, true",
        "'sip:+8613812345678@carrier.example', 8613812345678, true",
        "'+8613812345678/TYPE=PLMN', 8613812345678, true",
        "'013812345678',             8613812345678, false",
        "'8613812345678\u00a0',      8613812345678, false",
        "'+86 (0)138 1234 5678',     8613812345678, true",
        "'86013812345678',           8613812345678, false",
        "'08613812345678',           8613812345678, false",
        "'+013812345678',            8613812345678, true",
        "'01012345678',              861012345678,  false",
        "'+1 (312) 253-0123',        13122530123,   true",
        "'0013122530123',            13122530123,   true",
        "'447911123456',             447911123456,  false",
        "'10086',                    10086,         false",
    })
    void readsAnAddressHoweverACarrierWritesIt(String address, String digits, boolean plus) {
        assertThat(Dialled.inAddress(address)).isEqualTo(new Dialled(digits, plus));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "00",
                "0",
                "12",
                "000000",
                "138****5678",
                "Vodafone",
                "tel:",
                "1381234567813812",
                "+86+13812345678",
                "١٣٨١٢٣٤٥٦٧٨"
            })
    void findsNoNumberInWhatIsNone(String address) {
        assertThat(Dialled.inAddress(address)).isNull();
    }
}
