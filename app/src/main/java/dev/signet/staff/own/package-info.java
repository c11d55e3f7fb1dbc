/**
 * One's own login, of whoever works for the platform: password, sessions, second factor; as a page and under {@code /v1/me}.
 *
 * <p>Of its own module it may touch {@code staff}, {@code staff.factor} and {@code staff.web}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.staff.own;
