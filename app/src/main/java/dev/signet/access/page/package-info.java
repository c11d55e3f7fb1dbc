/**
 * The console's pages of an account's people (S12): each does what its twin by API does, and asks the same permission.
 *
 * <p>Of its own module it may touch {@code access}, {@code access.login} and {@code access.ram}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.access.page;
