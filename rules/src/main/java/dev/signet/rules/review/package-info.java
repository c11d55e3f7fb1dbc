/**
 * The tables that no rule reads, but those who review: reasons, documented codes.
 *
 * <p>Of its own module it may touch {@code rules.policy}, {@code rules.text} and {@code rules.verdict}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.review;
