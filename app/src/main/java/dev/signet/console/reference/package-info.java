/**
 * The API as its callers look it up, every action and every path of {@code /v1}; the portal that calls an action for whoever
 * is logged in; and the way from nothing to the first message.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.console.reference;
