package dev.signet.blacklist;

import dev.signet.blacklist.NearMiss.State;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code blacklist}: how many replies wait for an officer, and since when. Never down for it: promotion rests. */
@Component("blacklistHealthIndicator")
class BlacklistHealth implements HealthIndicator {

    private final NearMisses nearMisses;

    BlacklistHealth(NearMisses nearMisses) {
        this.nearMisses = nearMisses;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("nearMisses", nearMisses.count(State.OPEN));
        nearMisses.oldestOpen().ifPresent(since -> health.withDetail("oldestNearMiss", since.toString()));
        return health.build();
    }
}
