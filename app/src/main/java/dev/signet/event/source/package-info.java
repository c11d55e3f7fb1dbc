/**
 * Where events come from: messages that end, applications that are decided.
 *
 * <p>Of its own module it may touch {@code event} and {@code event.push}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.event.source;
