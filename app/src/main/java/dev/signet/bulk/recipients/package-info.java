/**
 * The numbers a bulk task goes to: read from files that nobody vouches for, validated, reported and kept (S6.3).
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.recipients;
