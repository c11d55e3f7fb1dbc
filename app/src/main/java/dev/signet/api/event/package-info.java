/**
 * The actions with which accounts get at what comes back.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.event;
