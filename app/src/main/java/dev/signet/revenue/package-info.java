/**
 * What the platform earns and what its carriers cost it: revenue, cost and margin, and carriers' statements against what was sent.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "application :: web",
            "audit",
            "billing",
            "carrier",
            "figures",
            "figures :: view",
            "platform",
            "rulebook",
            "sending :: message",
            "sending :: receipt"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.revenue;
