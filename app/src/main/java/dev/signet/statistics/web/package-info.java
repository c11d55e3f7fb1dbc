/**
 * The doors to statistics, for people and for programs.
 *
 * <p>Of its own module it may touch {@code statistics} and {@code statistics.archive}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.statistics.web;
