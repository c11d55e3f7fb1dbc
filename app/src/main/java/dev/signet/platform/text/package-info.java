/**
 * Texts for people and machines: quoted, masked, plain, counted.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.text;
