/**
 * What goes over the wire: parameters in, answers and refusals out, in both notations.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.wire;
