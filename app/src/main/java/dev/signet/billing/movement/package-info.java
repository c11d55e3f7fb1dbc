/**
 * What became of an account's balance, for the account to read (收支明细): what messages did summed by day, all else one by
 * one. Reads the ledger and adds nothing to it.
 *
 * <p>Of its own module it may touch {@code billing}.
 */
@org.springframework.modulith.NamedInterface("movement")
@org.jspecify.annotations.NullMarked
package dev.signet.billing.movement;
