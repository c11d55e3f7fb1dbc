/**
 * What the platform's people do with the money of accounts: one asks, another agrees, the ledger books it once.
 *
 * <p>Of its own module it may touch {@code billing}, {@code billing.price}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.billing.desk;
