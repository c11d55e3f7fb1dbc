/** Prices, packages and the append-only balance ledger. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.billing;
