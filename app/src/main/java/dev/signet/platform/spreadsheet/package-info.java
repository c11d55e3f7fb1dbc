/**
 * Tables that people make and read with a spreadsheet program: read without trust, written without harm.
 *
 * <p>Of its own module it may touch {@code platform} and {@code platform.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.spreadsheet;
