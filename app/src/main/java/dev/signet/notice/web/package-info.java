/**
 * The message centre over HTTP.
 *
 * <p>Of its own module it may touch {@code notice}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.notice.web;
