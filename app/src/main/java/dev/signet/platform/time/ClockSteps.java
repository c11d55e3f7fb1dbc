package dev.signet.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a clock has been seen to do: it should only go forward. */
final class ClockSteps {

    /** Clocks are set right by less all day long. */
    static final Duration NOTICED = Duration.ofSeconds(2);

    /** The clock went back from one instant to another. */
    record Step(Instant from, Instant to) {

        Duration by() {
            return Duration.between(to, from);
        }
    }

    private Instant last;
    private Instant latest;
    private @Nullable Step step;

    /** @param before a time that is known to have been */
    ClockSteps(Instant before) {
        this.last = before;
        this.latest = before;
    }

    /** Takes one reading; a step if the clock has gone back since the last one. */
    synchronized Optional<Step> read(Instant now) {
        Instant before = last;
        last = now;
        latest = now.isAfter(latest) ? now : latest;
        if (!now.isBefore(before.minus(NOTICED))) {
            return Optional.empty();
        }
        step = new Step(before, now);
        return Optional.of(step);
    }

    /** The highest reading. */
    synchronized Instant latest() {
        return latest;
    }

    /** The last step; null where none was seen. */
    synchronized @Nullable Step step() {
        return step;
    }

    /** How far the last reading is behind the highest; nothing where the clock has caught up. */
    synchronized Duration behind() {
        Duration behind = Duration.between(last, latest);
        return behind.compareTo(NOTICED) < 0 ? Duration.ZERO : behind;
    }
}
