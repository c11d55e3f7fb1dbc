package dev.signet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, 138****5678",
        "+8613812345678, +86****5678",
        "10086, ****86",
        "9, ****",
    })
    void aPhoneNumberShowsAtMostItsEnds(String number, String masked) {
        assertThat(Masks.phone(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "delivered to 13812345678. thanks, delivered to 138****5678. thanks",
                "to:+86 138-1234-5678!, to:+86 138****5678!",
                "(312) 500-0000 is off, (312****0000 is off",
                "'447911123456', '447****3456'",
                "P-fa27f190-9925-4896 13812345678, P-fa27f190****4896 138****5678",
                "there is no SMS_100000001 for 13812345678, there is no SMS_100000001 for 138****5678",
                "8520000 of 2000000 used, 8520000 of 2000000 used",
                "signature 253093955149758464, signature 253093955149758464",
                "list of 2026-11-28 12:30 err:000, list of 2026-11-28 12:30 err:000",
                "call 138-12345678, call 138****5678",
                "call 138 12345678 or 138/1234/5678, call 138****5678 or 138****5678",
                "since 2026/11/28, since 2026/11/28",
                "１３８１２３４５６７８, １３８****５６７８",
            })
    void phoneNumbersInATextShowAtMostTheirEnds(String text, String masked) {
        assertThat(Masks.phonesIn(text)).isEqualTo(masked);
    }

    /** #11 */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "13812345678#, 138****5678#",
                "tel:13812345678, tel:138****5678",
                "008613812345699 9, 008*********699 9",
                "13 81 23-45.67/8, 13 8* **-*5.67/8",
                "１３８１２３４５６７８, １３８****５６７８",
                "138123456O8, 1*****456O8",
                "123456, 123456",
                "no number, no number",
            })
    void whatIsNearlyAPhoneNumberShowsAtMostItsEnds(String given, String masked) {
        assertThat(Masks.nearPhone(given)).isEqualTo(masked);
    }

    /** #13 */
    @Test
    void whatIsKnownToBeNoNumberStays() {
        assertThat(Masks.phonesIn(
                        "id:8613800000001 date:2611281405 to:8613812345678",
                        Pattern.compile("(?<=id:)\\w+|(?<=date:)\\d{10}")))
                .isEqualTo("id:8613800000001 date:2611281405 to:861****5678");
    }
}
