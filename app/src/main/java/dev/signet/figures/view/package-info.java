/**
 * How pages and doors show figures: which days, how much at once, in which units.
 *
 * <p>Of its own module it may touch {@code figures}.
 */
@org.springframework.modulith.NamedInterface("view")
@org.jspecify.annotations.NullMarked
package dev.signet.figures.view;
