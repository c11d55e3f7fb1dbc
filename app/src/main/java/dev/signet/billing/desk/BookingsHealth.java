package dev.signet.billing.desk;

import dev.signet.platform.Discrepancies;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code bookings}: where a booking and the consent to it disagree. Never down for it. */
@Component("bookingsHealthIndicator")
class BookingsHealth extends AbstractHealthIndicator {

    private final Discrepancies discrepancies;

    BookingsHealth(Discrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, BookingComparison.PAIR);
    }
}
