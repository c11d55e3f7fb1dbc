/**
 * Which codes accounts report as used, counted beside the figures of what was sent.
 *
 * <p>Of its own module it may touch {@code figures}.
 */
@org.springframework.modulith.NamedInterface("conversion")
@org.jspecify.annotations.NullMarked
package dev.signet.figures.conversion;
