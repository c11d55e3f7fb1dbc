/**
 * From the text of a rule to code that may run: compiled, held against the list of names, bounded in rounds and
 * reading.
 *
 * <p>Of its own module it may touch {@code rules.fact}, {@code rules.policy}, {@code rules.text} and
 * {@code rules.verdict}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.compile;
