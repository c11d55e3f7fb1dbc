/**
 * Channels outwards: SMPP sessions, dispatch, and the simulator that stands in for a carrier.
 *
 * <p>Of its own module it may touch {@code carrier.simulator} and {@code carrier.smpp}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "platform",
            "rulebook",
            "sending",
            "sending :: message",
            "sending :: number",
            "sending :: outbox",
            "sending :: receipt"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.carrier;
