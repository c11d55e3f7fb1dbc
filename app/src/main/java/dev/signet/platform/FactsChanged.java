package dev.signet.platform;

/**
 * Something the send path knows about an account (state, keys, signatures, templates, settings) has changed and is
 * committed. Published by {@link FactsVersions} only: on this node right after the commit, on every other node within a
 * second. Listen with a plain {@code @EventListener} and read the new facts from the control plane.
 */
public record FactsChanged(long accountId) {}
