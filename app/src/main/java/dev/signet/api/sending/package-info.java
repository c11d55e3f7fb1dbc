/**
 * The actions that send and that ask what became of it.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.sending;
