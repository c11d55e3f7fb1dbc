/**
 * How messages lie in the data plane: ids, days, statements over many rows.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.store;
