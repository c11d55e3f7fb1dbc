package dev.signet.platform.intake;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what comes in before anybody knows whose it is.
 *
 * @param deadline how long a request may take to come, counted from its first byte
 * @param leastRate a body that takes longer must come at this rate a second from then on
 * @param waitingThreads how many of a hundred threads of the server may wait for the bodies of strangers, and as many for those
 *     of accounts whose signature was checked; one address gets a quarter of these, one account half
 * @param maxHead the longest request line and header fields together; numbers in the query of {@code /} come on top
 */
@ConfigurationProperties("signet.intake")
record IntakeSettings(
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("64KB") DataSize leastRate,
        @DefaultValue("25") int waitingThreads,
        @DefaultValue("8KB") DataSize maxHead) {

    private static final int MOST_THREADS = 30;

    IntakeSettings {
        SettingCheck check = new SettingCheck("signet.intake");
        check.notNegative("deadline", deadline);
        check.that(
                waitingThreads >= 1 && waitingThreads <= MOST_THREADS,
                "waiting-threads",
                waitingThreads,
                "1 to " + MOST_THREADS + ", so that enough threads are left to whoever sends at once");
        check.atLeast(DataSize.ofBytes(1), "least-rate", leastRate);
        check.atLeast(DataSize.ofBytes(1), "max-head", maxHead);
    }
}
