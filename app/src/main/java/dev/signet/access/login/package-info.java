/**
 * How people of an account get into the console: passwords, second factors, sessions. Staff log in elsewhere, and neither
 * session opens the other's doors.
 *
 * <p>Of its own module it may touch {@code access}.
 */
@org.springframework.modulith.NamedInterface("login")
@org.jspecify.annotations.NullMarked
package dev.signet.access.login;
