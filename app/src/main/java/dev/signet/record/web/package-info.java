/**
 * The send records over HTTP, for accounts and for the platform's officers.
 *
 * <p>Of its own module it may touch {@code record}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.record.web;
