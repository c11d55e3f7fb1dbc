package dev.signet.platform;

import java.time.Instant;

/**
 * Records of what was sent and received before this instant have had their time (RG-5): whoever keeps some removes them.
 * Published every hour or so, on one node.
 *
 * @param at the time by which that is so
 */
public record RecordsExpired(Instant before, Instant at) {}
