/**
 * The actions on tags: wire fields in, use case, wire fields out.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.tag;
