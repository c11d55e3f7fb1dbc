package dev.signet.rules.send;

import dev.signet.rules.fact.ChinaClock;
import dev.signet.rules.policy.TimeSpan;
import java.time.Duration;

/**
 * The time over which a frequency limit counts. A sliding one ends now; a natural one begins on the clock of UTC+8 (FC-6):
 * at whole parts of a day, and one of several days counts today and the days before it.
 *
 * @param written as the table has it
 */
record Window(String written, long millis, boolean sliding) {

    private static final long CLOCK = ChinaClock.ZONE.getTotalSeconds() * 1000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** @throws IllegalArgumentException where no clock begins such a window; the message says what would be right */
    static Window of(String written, boolean sliding) {
        long millis = TimeSpan.of(written).toMillis();
        if (!sliding && DAY % millis != 0 && millis % DAY != 0) {
            throw new IllegalArgumentException("a natural window lasts whole days, or goes into a day without a rest as"
                    + " 10 minutes do; a window of " + written + " can only be sliding");
        }
        return new Window(written, millis, sliding);
    }

    /** As a Chinese sentence says it; what begins on the clock is told from what slides. */
    String zh() {
        String span = TimeSpan.zh(written);
        return sliding ? span : span.replace("天", "日").replaceFirst("(?<=[0-9])(?![0-9])", "个自然");
    }

    /** As an English sentence says it. */
    String en() {
        String span = TimeSpan.en(written);
        return sliding ? span : span.replaceFirst(" ", " calendar ");
    }

    /** The first instant that counts now. */
    long from(long now) {
        return sliding ? now - millis + 1 : to(now) - millis;
    }

    /** The first instant that no longer counts; a sliding window has none. */
    long to(long now) {
        return sliding ? Long.MAX_VALUE : begin(now) + step();
    }

    /** When what was sent at an instant that counts now counts no more. */
    long free(long at, long now) {
        return sliding ? at + millis : Math.min(begin(at), begin(now)) + millis;
    }

    private long begin(long at) {
        return Math.floorDiv(at + CLOCK, step()) * step() - CLOCK;
    }

    /** A natural window moves on by its length, or by a day where it is longer. */
    private long step() {
        return Math.min(millis, DAY);
    }
}
