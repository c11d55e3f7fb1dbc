/**
 * The doors to what the first page of the console shows.
 *
 * <p>Of its own module it may touch {@code home}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.home.web;
