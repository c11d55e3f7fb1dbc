/**
 * The doors to statistics, for people and for programs.
 *
 * <p>Of its own module it may touch {@code statistics}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.statistics.web;
