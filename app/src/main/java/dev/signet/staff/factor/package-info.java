/**
 * What a login of the platform's people needs beside the password: second factors, recovery codes, and when which sessions are
 * over. It knows names, and not whose they are.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.staff.factor;
