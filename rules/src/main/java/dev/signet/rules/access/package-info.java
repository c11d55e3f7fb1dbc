/**
 * The language of access policies: what an account's own people may do. A document is read strictly, compiled once, and
 * judges requests; why it refuses it can explain.
 *
 * <p>Of its own module it may touch {@code rules.policy} and {@code rules.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.access;
