/**
 * The door of the platform's people to its revenue.
 *
 * <p>Of its own module it may touch {@code revenue}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.revenue.web;
