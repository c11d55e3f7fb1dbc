/**
 * Signatures over HTTP: what the classic actions cannot carry, and the officers' door.
 *
 * <p>Of its own module it may touch {@code signature}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.signature.web;
