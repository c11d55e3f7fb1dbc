/**
 * Which node this is, and ids that no other node makes.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.node;
