/** Tables that people make and read with a spreadsheet program: read without trust, written without harm. */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.spreadsheet;
