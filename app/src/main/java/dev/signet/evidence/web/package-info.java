/**
 * Evidence over HTTP, for its owner.
 *
 * <p>Of its own module it may touch {@code evidence}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.evidence.web;
