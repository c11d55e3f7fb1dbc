/**
 * The console's login and what one does with one's own: pages, their twins under {@code /v1/console}, and the
 * administrator's door to an owner's first login.
 *
 * <p>Of its own module it may touch {@code access} and {@code access.login}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.access.login.web;
