/**
 * Stands before the engine: which command whom is allowed, with which variables.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.review.door;
