/**
 * Prices, packages and the append-only balance ledger.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "account :: overview", "audit", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.billing;
