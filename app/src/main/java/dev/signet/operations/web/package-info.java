/**
 * Staff's pages and calls of health, jobs and repairs.
 *
 * <p>Of its own module it may touch {@code operations}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.operations.web;
