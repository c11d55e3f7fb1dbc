package dev.signet.carrier;

import dev.signet.sending.receipt.UnmatchedReceipts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Health {@code carrier}: {@code CARRIER_DOWN} while no session of some carrier is bound; messages are accepted all the
 * same, and those for it wait. A status of its own, because the application is not down: only the group {@code carriers}
 * answers 503 to it. It tells of each carrier how many of its receipts of the last day fit no message.
 */
final class CarrierHealth implements HealthIndicator {

    static final Status CARRIER_DOWN = new Status("CARRIER_DOWN");

    private static final Logger log = LoggerFactory.getLogger(CarrierHealth.class);

    private final Dispatcher dispatcher;
    private final UnmatchedReceipts unmatched;

    CarrierHealth(Dispatcher dispatcher, UnmatchedReceipts unmatched) {
        this.dispatcher = dispatcher;
        this.unmatched = unmatched;
    }

    @Override
    public Health health() {
        if (!dispatcher.isEnabled()) {
            return Health.unknown()
                    .withDetail("dispatch", "this node accepts only")
                    .build();
        }
        List<CarrierChannel> channels = dispatcher.channels();
        boolean allUp = channels.stream().allMatch(CarrierChannel::isUp);
        Health.Builder health = allUp ? Health.up() : Health.status(CARRIER_DOWN);
        for (CarrierChannel channel : channels) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put(
                    "sessions",
                    channel.boundSessions() + "/" + channel.settings().sessions());
            detail.put("underWay", channel.underWay());
            detail.put("unmatchedReceipts", unmatchedReceipts(channel));
            if (!channel.lastTrouble().isEmpty()) {
                detail.put("lastTrouble", channel.lastTrouble());
            }
            health.withDetail(channel.name(), detail);
        }
        return health.build();
    }

    /** The sessions are what counts, and are known without the database. */
    private Object unmatchedReceipts(CarrierChannel channel) {
        try {
            return unmatched.count(channel.name());
        } catch (RuntimeException e) {
            log.warn("Receipts of {} that fit no message cannot be counted: {}", channel.name(), e.toString());
            return "unknown";
        }
    }
}
