/**
 * The files that officers keep, read strictly: lists, tables, parameters, patterns, the texts of the rules and what
 * the product needs of them.
 *
 * <p>Of its own module it may touch {@code rules.fact} and {@code rules.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.policy;
