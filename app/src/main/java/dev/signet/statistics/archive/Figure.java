package dev.signet.statistics.archive;

import dev.signet.figures.Sums;
import dev.signet.figures.view.Volume;
import dev.signet.platform.text.Amounts;
import org.jspecify.annotations.Nullable;

/** Sums as files show them: numbers of parts, both rates, how long deliveries took. */
record Figure(Volume volume, Sums sums) {

    static Figure of(Sums sums) {
        return new Figure(Volume.of(sums), sums);
    }

    /** The guide's, in tables of volumes: of all (S7.2-8). */
    String rate() {
        return Amounts.rate(volume.delivered(), volume.sent());
    }

    /** The same anywhere else: of nothing there is none. */
    String rateOfSent() {
        return Amounts.ratio(volume.delivered(), volume.sent());
    }

    /** Of those whose end is known. */
    String rateOfAnswered() {
        return Amounts.ratio(volume.delivered(), answered());
    }

    long answered() {
        return volume.delivered() + volume.failed();
    }

    /** In seconds; a dash where nothing was delivered, or later than is counted. */
    String latency(int percent) {
        @Nullable Integer seconds = sums.latencyOf(percent);
        return seconds == null ? Amounts.NONE : "≤ " + seconds;
    }
}
