/**
 * Temporary credentials (S12): what stands in a token, and nothing about who may have one.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.NamedInterface("session")
@org.jspecify.annotations.NullMarked
package dev.signet.access.session;
