/**
 * What a signature, a template or a value holds, found by the rulebook's own lists and patterns: contacts, links,
 * terms, names, number ranges.
 *
 * <p>Of its own module it may touch {@code rules.fact}, {@code rules.policy}, {@code rules.text} and
 * {@code rules.verdict}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.content;
