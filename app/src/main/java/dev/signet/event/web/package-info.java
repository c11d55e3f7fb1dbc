/**
 * What accounts set and ask about their pushes; what staff see of uplinks and of
 * events that were given up.
 *
 * <p>Of its own module it may touch {@code event}, {@code event.push}, {@code event.queue},
 * {@code event.source} and {@code event.uplink}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.event.web;
