package dev.signet.rules.fact;

import java.time.ZoneOffset;

/** The clock of the mainland, by which norms read the instants of their facts. */
public final class ChinaClock {

    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private ChinaClock() {}
}
