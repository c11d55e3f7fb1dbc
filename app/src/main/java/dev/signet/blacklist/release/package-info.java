/**
 * Accounts ask that a blacklisted number may get their messages again; an officer decides (S9.4).
 *
 * <p>Of its own module it may touch {@code blacklist}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.blacklist.release;
