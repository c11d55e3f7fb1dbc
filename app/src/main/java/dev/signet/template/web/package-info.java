/**
 * Templates over HTTP: what the classic actions cannot carry, and the officers' door.
 *
 * <p>Of its own module it may touch {@code template}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.template.web;
