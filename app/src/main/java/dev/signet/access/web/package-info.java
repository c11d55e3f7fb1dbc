/**
 * What the people of an account may do, over REST.
 *
 * <p>Of its own module it may touch {@code access}, {@code access.login} and {@code access.ram}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.access.web;
