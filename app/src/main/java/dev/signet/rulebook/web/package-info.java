/**
 * The rulebook over HTTP, for those who are judged by it.
 *
 * <p>Of its own module it may touch {@code rulebook}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rulebook.web;
