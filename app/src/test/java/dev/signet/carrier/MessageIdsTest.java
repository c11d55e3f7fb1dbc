package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdsTest {

    /** Pairs that carriers were seen to write: in the answer, in the text of the receipt, in its parameter. */
    @ParameterizedTest
    @CsvSource({
        "SAME,                   7f3a,        7f3a,        ",
        "SAME,                   '12 ',       12,          ",
        "SAME,                   A_b@$[1],    A_b@$[1],    ",
        "LEADING_ZEROS,          04062581461565934000241, 4062581461565934000241, ",
        "LEADING_ZEROS,          870928761,   0870928761,  ",
        "LEADING_ZEROS,          0,           000,         ",
        "ANY_CASE,               1101C1-C9D03D-F000, 1101c1-c9d03d-f000, ",
        "ANY_CASE LEADING_ZEROS, 00B8BE19,    b8be19,      ",
        "HEX_THEN_DECIMAL,       39f99dd5,    0972660181,  ",
        "HEX_THEN_DECIMAL,       10C8F40D,    281605133,   ",
        "HEX_THEN_DECIMAL,       1d305b4c,    0489708364,  1d305b4c",
        "HEX_THEN_DECIMAL,       4D2,         4D2,         ",
        "HEX_THEN_DECIMAL,       not-hex,     not-hex,     ",
        "DECIMAL_THEN_HEX,       9308878062554710043, 812fc7470000001b, ",
        "SAME,                   1d305b4c,    0489708364,  1d305b4c",
        "SAME,                   0489708364,  0489708364,  1d305b4c",
        "SAME,                   ab-cd,       ab-cd,       abcd",
        "SAME,                   77,          ,            77",
    })
    void findsTheIdOfTheAnswerInTheReceipt(String forms, String answered, String text, String parameter) {
        MessageIds ids = ids(forms);

        assertThat(ids.received(parameter, text)).contains(ids.answered(answered));
    }

    @ParameterizedTest
    @CsvSource({
        "SAME,             0012, 12",
        "SAME,             ab,   AB",
        "SAME,             10,   16",
        "ANY_CASE,         0012, 12",
        "LEADING_ZEROS,    ab,   AB",
        "HEX_THEN_DECIMAL, 16,   16", // 0x16 is 22; 16 is the id answered as 10
    })
    void takesForOneOnlyWhatTheSettingsSay(String forms, String answered, String text) {
        MessageIds ids = ids(forms);

        assertThat(ids.received(null, text)).doesNotContain(ids.answered(answered));
    }

    /** In the usual case one id is looked up, and the exact one of the parameter comes before that of the text. */
    @Test
    void asksForNoMoreThanItMust() {
        assertThat(ids("SAME").received("12", "12")).containsExactly("12");
        assertThat(ids("SAME").received(null, "12")).containsExactly("12");
        assertThat(ids("SAME").received("1d305b4c", "0489708364")).containsExactly("1d305b4c", "0489708364");
        assertThat(ids("HEX_THEN_DECIMAL").received("1d305b4c", "0489708364")).containsExactly("489708364");
        assertThat(ids("HEX_THEN_DECIMAL").received("1234", "4660")).containsExactly("4660");
        assertThat(ids("SAME").received(null, null)).isEmpty();
    }

    private static MessageIds ids(String forms) {
        Set<CarrierSettings.IdForm> all = EnumSet.noneOf(CarrierSettings.IdForm.class);
        for (String form : forms.strip().split(" ")) {
            all.add(CarrierSettings.IdForm.valueOf(form));
        }
        return new MessageIds(all);
    }
}
