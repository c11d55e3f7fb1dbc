/**
 * The accounts' own blacklists over REST.
 *
 * <p>Of its own module it may touch {@code blacklist}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.blacklist.web;
