/**
 * What the platform's people ask for and may not do alone, from the wish to its end: who may agree, the rows, the process.
 *
 * <p>Of its own module it may touch {@code staff}, {@code staff.consent}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.staff.change;
