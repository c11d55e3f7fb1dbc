/**
 * The actions of IMS 2019-08-15 that stand nowhere else: from where access keys may be used.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.ims;
