/**
 * The frame of every page of the platform's own people: navigation, language, look. Pages themselves live with their
 * domains, which never need this package.
 *
 * <p>Of its own module it may touch {@code console}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.console.staff;
