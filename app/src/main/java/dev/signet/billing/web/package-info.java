/**
 * The administrator's door to balances and packages, and everybody's to prices.
 *
 * <p>Of its own module it may touch {@code billing}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.billing.web;
