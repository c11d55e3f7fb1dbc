/**
 * What rules report, and the verdict that comes of it.
 *
 * <p>Of its own module it may touch {@code rules.fact}, {@code rules.policy} and {@code rules.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.verdict;
