/**
 * What the rules of sending work with: windows, limits, lists, and when a refused message may come again.
 *
 * <p>Of its own module it may touch {@code rules.content}, {@code rules.fact}, {@code rules.policy} and
 * {@code rules.verdict}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.send;
