/**
 * The actions of STS 2015-04-01: who calls, and temporary credentials.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.sts;
