package dev.signet.platform.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SettableClock clock = new SettableClock();

    @Test
    void idsGrowAlsoWithinAMillisecondAndWhenTheClockStepsBack() {
        clock.set(NOW);
        Ids ids = new Ids(clock, new FixedNode(3));
        long last = 0;
        for (int i = 0; i < 10_000; i++) {
            long next = ids.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        clock.set(NOW.minus(Duration.ofHours(1)));
        assertThat(ids.next()).isGreaterThan(last);
    }

    @Test
    void anIdTellsItsMillisecondAndLiesAboveThatInstantsBound() {
        clock.set(NOW);
        long id = new Ids(clock, new FixedNode(1023)).next();
        assertThat(Ids.instantOf(id)).isEqualTo(NOW);
        assertThat(id).isBetween(Ids.lowestAt(NOW), Ids.lowestAt(NOW.plusMillis(1)) - 1);
    }

    @Test
    void twoNodesNeverMeet() {
        clock.set(NOW);
        assertThat(new Ids(clock, new FixedNode(1)).next()).isNotEqualTo(new Ids(clock, new FixedNode(2)).next());
    }

    private record FixedNode(int id) implements NodeLease {

        @Override
        public long idsUsedUntilMs() {
            return 0;
        }

        @Override
        public void idsReached(long ms) {
            // A test's node has no successor.
        }
    }
}
