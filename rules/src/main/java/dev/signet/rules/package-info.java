/**
 * The way in: a rulebook judges facts and says what stands in its way.
 *
 * <p>Of its own module it may touch {@code rules.compile}, {@code rules.fact}, {@code rules.policy},
 * {@code rules.review}, {@code rules.send} and {@code rules.verdict}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules;
