/**
 * Texts as people and phones see them: characters, words, patterns with a bounded search, the short messages a text
 * makes. No list or limit of a norm lives here.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.text;
