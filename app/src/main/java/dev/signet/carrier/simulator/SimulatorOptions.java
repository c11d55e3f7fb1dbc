package dev.signet.carrier.simulator;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param port 0 for any free one; always on the loopback interface
 * @param password what a client must bind with; null takes any
 * @param script a file of faults; null for none
 * @param numbers a number table; null for the shipped one
 * @param receiptDelay time from answer to receipt; null leaves it to the script
 * @param remembered how many messages the count of submits remembers
 * @param texts how many short messages can be read as on the phones they went to; 0 keeps none
 */
public record SimulatorOptions(
        int port,
        @Nullable String password,
        @Nullable Path script,
        @Nullable Path numbers,
        @Nullable Duration receiptDelay,
        int remembered,
        int texts) {

    public static SimulatorOptions defaults() {
        return new SimulatorOptions(0, null, null, null, null, 200_000, 0);
    }
}
