package dev.signet.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bulk.run.RunLedger.Outcome;
import dev.signet.bulk.run.RunLedger.Run;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sent, refused and remaining are all numbers, whatever became of which portion. */
class TaskViewsTest {

    private static final int NUMBERS = 1000;

    private static void assertComplete(int decided, Outcome outcome) {
        int sent = Math.max(0, decided - outcome.refused());
        assertThat(sent + outcome.refused() + NUMBERS - decided).isEqualTo(NUMBERS);
        assertThat(decided).isLessThanOrEqualTo(NUMBERS);
    }

    @Test
    void countsNumbersBehindAPortionThatWasRefusedAsAWhole() {
        Run first = new Run(100, 0, Instant.EPOCH, 0);
        Outcome second = new Outcome(7, 90, 10);

        int decided = TaskViews.decided(first, second, NUMBERS);

        assertThat(decided).isEqualTo(100);
        assertComplete(decided, second);
    }

    @Test
    void countsAnsweredPortionsWhoseMessagesAreStillUnderWay() {
        Run third = new Run(100, 3, Instant.EPOCH, 0);

        assertThat(TaskViews.decided(third, Outcome.NONE, NUMBERS)).isEqualTo(300);
        assertThat(TaskViews.decided(null, Outcome.NONE, NUMBERS)).isZero();
        assertThat(TaskViews.decided(new Run(300, 4, Instant.EPOCH, 0), Outcome.NONE, NUMBERS))
                .isEqualTo(NUMBERS);
    }
}
