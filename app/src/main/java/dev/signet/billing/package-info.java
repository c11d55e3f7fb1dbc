/**
 * Prices, packages and the append-only balance ledger.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "audit", "platform"})
@org.jspecify.annotations.NullMarked
package dev.signet.billing;
