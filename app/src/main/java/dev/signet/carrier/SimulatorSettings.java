package dev.signet.carrier;

import dev.signet.platform.SettingCheck;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The carrier simulator in the application, {@code signet.simulator.*}.
 *
 * @param enabled whether it runs; unset it runs only where no carrier is configured
 * @param port its SMPP port on the loopback interface; 0 takes a free one
 * @param receiptDelay time from a submit's answer to its receipt
 * @param script faults to play
 * @param numbers what happens to which numbers; unset the shipped table
 * @param rate what the application's own client sends to it a second
 * @param window submits under way to it
 */
@ConfigurationProperties("signet.simulator")
record SimulatorSettings(
        @Nullable Boolean enabled,
        @DefaultValue("0") int port,
        @DefaultValue("500ms") Duration receiptDelay,
        @Nullable Path script,
        @Nullable Path numbers,
        @DefaultValue("10000") int rate,
        @DefaultValue("256") int window) {

    SimulatorSettings {
        SettingCheck check = new SettingCheck("signet.simulator");
        check.between(0, 65_535, "port", port);
        check.notNegative("receipt-delay", receiptDelay);
        check.atLeast(1, "rate", rate);
        check.between(1, 10_000, "window", window);
    }
}
