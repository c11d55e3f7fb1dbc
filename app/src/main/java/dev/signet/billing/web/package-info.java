/**
 * The door of the platform's people to the money of accounts, and everybody's to prices.
 *
 * <p>Of its own module it may touch {@code billing}, {@code billing.price}, {@code billing.desk}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.billing.web;
