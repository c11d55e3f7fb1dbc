/**
 * An account's contacts over REST.
 *
 * <p>Of its own module it may touch {@code contact}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.contact.web;
