/**
 * The administrator's door to accounts and keys.
 *
 * <p>Of its own module it may touch {@code account}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.account.web;
