/**
 * A rulebook becomes active only after its own cases; those from outside are tried in a process of their own.
 *
 * <p>Of its own module it may touch {@code rules}, {@code rules.access}, {@code rules.compile}, {@code rules.content},
 * {@code rules.fact}, {@code rules.policy}, {@code rules.review}, {@code rules.send}, {@code rules.text} and
 * {@code rules.verdict}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.proof;
