/**
 * Tags over HTTP, of everything that can have some.
 *
 * <p>Of its own module it may touch {@code tag}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.tag.web;
