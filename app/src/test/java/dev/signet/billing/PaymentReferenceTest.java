package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** #13: what is one payment, however its reference is written. */
class PaymentReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAY-2026-001",
                "pay-2026-001",
                "PAY 2026 001",
                "ＰＡＹ－２０２６－００１",
                "PAY2026001",
                "PAY\u20132026\u2014001",
                "PAY_2026\u00A0001",
                "PAY\u200B-2026-001",
                "PAY\u27962026\u2043001",
                "PAY\u25002026\u30FC001",
                "PAY-\u0662\u0660\u0662\u0666-001",
                "\u0420\u0410Y-2026-001"
            })
    void allSpellingsAreOne(String spelling) {
        assertThat(PaymentReference.key(spelling)).isEqualTo("pay2026001");
    }

    @Test
    void othersStayOthers() {
        assertThat(PaymentReference.key("A/1")).isNotEqualTo(PaymentReference.key("A1"));
        assertThat(PaymentReference.key("流水 一")).isEqualTo("流水一");
        assertThat(PaymentReference.key(" - ")).as("says nothing").isEmpty();
    }
}
