package dev.signet.sending.account;

import dev.signet.platform.Wording;
import dev.signet.sending.account.PlatformAccount.Means;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Health {@code platformAccount}: whether the platform's own messages can be sent, without which nobody is warned of anything.
 * Never down for it: customers' messages go on.
 */
@Component("platformAccountHealthIndicator")
class PlatformAccountHealth extends AbstractHealthIndicator {

    private static final Wording TEXTS = Wording.of("sending");

    private final PlatformAccount account;

    PlatformAccountHealth(PlatformAccount account) {
        this.account = account;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Means means = account.means();
        health.up().withDetail("account", PlatformAccount.NAME);
        if (means != Means.ENOUGH) {
            health.withDetail("problem", TEXTS.both("platform-account." + means));
        }
    }
}
