/**
 * Who signed a request, and that nobody plays it again.
 *
 * <p>Of its own module it may touch {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.signing;
