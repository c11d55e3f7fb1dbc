package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.signet.platform.Discrepancies;
import dev.signet.platform.Undecided;
import dev.signet.platform.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** #14: what comparisons write down is read in the reader's language. */
class RepairsTest {

    private static final Wording TEXTS = Wording.of("operations");
    private static final Object[] VALUES = {"7", "b: c", "1.50", "WAITING", "e", "f"};

    private static String chinese(String note) {
        Undecided source = () -> List.of(new Undecided.Case("task-trigger", "bulk-task:1", note, Instant.EPOCH));
        Repairs.Item item = new Repairs(List.of(source), mock(Discrepancies.class))
                .overview()
                .open()
                .get(0);
        assertThat(item.note().en()).isEqualTo(note);
        return item.note().zh();
    }

    @Test
    void aSentenceThatIsKnownIsToldInChineseWithItsValues() {
        assertThat(chinese("could not be compared or mended: java.lang.IllegalStateException: no"))
                .isEqualTo("无法核对或修复：java.lang.IllegalStateException: no");
        assertThat(chinese("is scheduled, but for no time")).isEqualTo("已排期，但没有时间");
        assertThat(chinese(
                        "is not settled: account 5, month 202611: billed 1.5 yuan and 2.0 by vouchers, the ledger says"
                                + " 1.0 and 2.0"))
                .isEqualTo("没有出账：账号 5，202611。计费明细：余额支付 1.5 元，代金券支付 2.0 元；账本：余额支付 1.0 元，代金券支付 2.0 元");
        assertThat(chinese("is not settled: connection lost")).isEqualTo("没有出账：connection lost");
    }

    @Test
    void eachSentenceIsReadBackAsItself() {
        Set<String> keys = TEXTS.keys("repair.note.");
        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(keys)
                .allSatisfy(key -> assertThat(chinese(TEXTS.en(key, VALUES))).isEqualTo(TEXTS.zh(key, VALUES)));
    }

    @Test
    void anyOtherIsToldAsItIs() {
        assertThat(chinese("something new, {0} '")).isEqualTo("something new, {0} '");
    }
}
