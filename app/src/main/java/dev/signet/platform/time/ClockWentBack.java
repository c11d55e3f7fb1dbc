package dev.signet.platform.time;

import java.time.Instant;

/** This node's clock was seen to go back: what it put off until then waits for too long. */
public record ClockWentBack(Instant from, Instant to) {}
