/**
 * The active rulebook as sending reads it, and the texts of the platform itself.
 *
 * <p>Of its own module it may touch {@code sending} and {@code sending.number}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.rulebook;
