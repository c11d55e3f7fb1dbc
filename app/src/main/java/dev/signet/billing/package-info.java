/**
 * Prices, packages and the append-only balance ledger.
 *
 * <p>Of its own module it may touch {@code billing.price}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "account :: overview",
            "audit",
            "notice",
            "platform",
            "rulebook",
            "staff",
            "staff :: web"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.billing;
