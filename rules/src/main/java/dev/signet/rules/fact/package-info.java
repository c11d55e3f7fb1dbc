/**
 * What norms judge: one immutable record a fact.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.fact;
