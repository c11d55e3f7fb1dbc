package dev.signet.sending.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.TemplateKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumberHistoryTest {

    private static final long NOW = 1_700_000_000_000L;
    /** A reach below what is kept anyway. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static NumberLedger.Entry entry(long at) {
        return new NumberLedger.Entry(at, TemplateKind.VERIFICATION, 7, 8, 9);
    }

    private static int count(NumberHistory history) {
        return history.seenBy(7, 8, 9).count(CounterScope.VERIFICATION_SIGNATURE_NUMBER, 0, Long.MAX_VALUE);
    }

    @Test
    void readsBackWhatItPacked() {
        NumberHistory history = NumberHistory.none();
        history.add(1, entry(NOW - 1));
        history.add(2, entry(NOW));

        NumberHistory again = new NumberHistory(history.packed(NOW, SHORT), true, history.lastMessageId(), NOW);

        assertThat(count(again)).isEqualTo(2);
        assertThat(again.lastMessageId()).isEqualTo(2);
        assertThat(again.changed()).isFalse();
        assertThat(again.seenBy(6, 8, 9).count(CounterScope.VERIFICATION_SIGNATURE_NUMBER, 0, Long.MAX_VALUE))
                .isZero();
        assertThat(again.seenBy(6, 8, 9).count(CounterScope.VERIFICATION_NUMBER, 0, NOW))
                .isEqualTo(1);
    }

    @Test
    void givesBackWhatWasAddedSinceItWasRead() {
        NumberHistory first = NumberHistory.none();
        first.add(1, entry(NOW));
        NumberHistory history = new NumberHistory(first.packed(NOW, SHORT), true, 1, NOW);

        history.add(2, entry(NOW));
        history.reset();

        assertThat(count(history)).isEqualTo(1);
        assertThat(history.changed()).isFalse();
    }

    @Test
    void forgetsWhatIsOlderThanTwoDays() {
        NumberHistory history = NumberHistory.none();
        history.add(1, entry(NOW - Duration.ofHours(48).toMillis() - 1));
        history.add(2, entry(NOW - Duration.ofHours(48).toMillis()));

        assertThat(history.packed(NOW, SHORT)).hasSize(NumberHistory.ENTRY_BYTES);
    }

    @Test // #10
    void keepsWhatTheLongestWindowReaches() {
        NumberHistory history = NumberHistory.none();
        history.add(1, entry(NOW - Duration.ofDays(3).toMillis() - 1));
        history.add(2, entry(NOW - Duration.ofDays(3).toMillis()));

        assertThat(history.packed(NOW, Duration.ofDays(3))).hasSize(NumberHistory.ENTRY_BYTES);
    }

    @Test // #9 17
    void leavesOutWhatAClockSaidThatWasFarAhead() {
        long far = NOW + Duration.ofHours(48).toMillis() + 1;
        NumberHistory ahead = NumberHistory.none();
        ahead.add(1, entry(NOW - 1));
        ahead.add(2, entry(far));

        NumberHistory history = new NumberHistory(ahead.packed(NOW, SHORT), true, 2, NOW);
        assertThat(count(history)).isEqualTo(1);
        assertThat(history.seenBy(7, 8, 9).nthNewest(CounterScope.CONTENT_NUMBER, 1))
                .isEqualTo(NOW - 1);
        history.add(3, entry(NOW));
        assertThat(history.packed(NOW, SHORT)).hasSize(2 * NumberHistory.ENTRY_BYTES);
        NumberHistory later = new NumberHistory(
                ahead.packed(NOW, SHORT), true, 2, far - Duration.ofMinutes(1).toMillis());
        assertThat(count(later)).as("once the clock is there").isEqualTo(2);
        assertThat(count(new NumberHistory(ahead.packed(NOW, SHORT), true, 2, NOW + 1)))
                .isEqualTo(1);
        assertThat(new NumberHistory(ahead.packed(NOW, SHORT), true, 2, NOW + 1).packed(NOW, SHORT))
                .as("kept as long as a window")
                .hasSize(2 * NumberHistory.ENTRY_BYTES);
    }

    @Test
    void staysWithinItsRow() {
        NumberHistory history = NumberHistory.none();
        for (int i = 0; i < 1000; i++) {
            history.add(i, entry(NOW));
        }

        assertThat(history.packed(NOW, SHORT))
                .hasSize(NumberHistory.MOST_ENTRIES * NumberHistory.ENTRY_BYTES)
                .hasSizeLessThan(8000);
    }
}
