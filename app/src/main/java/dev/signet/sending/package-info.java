/**
 * The way in for every message, as neighbours see it: requests, answers, forecasts, lanes.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "account :: overview",
            "audit",
            "billing",
            "billing :: price",
            "blacklist",
            "figures",
            "figures :: conversion",
            "notice",
            "platform",
            "rulebook",
            "signature",
            "staff",
            "staff :: web",
            "template"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.sending;
