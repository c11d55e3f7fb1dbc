package dev.signet.blacklist;

import dev.signet.blacklist.NearMiss.State;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code blacklist}: how many replies wait for an officer, and since when. Never down for it: promotion rests. */
@Component("blacklistHealthIndicator")
class BlacklistHealth extends AbstractHealthIndicator {

    private final NearMisses nearMisses;

    BlacklistHealth(NearMisses nearMisses) {
        this.nearMisses = nearMisses;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("nearMisses", nearMisses.count(State.OPEN));
        nearMisses.oldestOpen().ifPresent(since -> health.withDetail("oldestNearMiss", since.toString()));
    }
}
