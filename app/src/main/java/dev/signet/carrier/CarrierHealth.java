package dev.signet.carrier;

import dev.signet.sending.UnmatchedReceipts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Health {@code carrier}: down while no session of any carrier is bound; accepted messages wait then. It tells of each
 * carrier how many of its receipts of the last day fit no message.
 */
final class CarrierHealth implements HealthIndicator {

    private final Dispatcher dispatcher;
    private final UnmatchedReceipts unmatched;

    CarrierHealth(Dispatcher dispatcher, UnmatchedReceipts unmatched) {
        this.dispatcher = dispatcher;
        this.unmatched = unmatched;
    }

    @Override
    public Health health() {
        List<CarrierChannel> channels = dispatcher.channels();
        boolean anyUp = channels.stream().anyMatch(CarrierChannel::isUp);
        Health.Builder health = anyUp ? Health.up() : Health.down();
        for (CarrierChannel channel : channels) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("sessions", channel.boundSessions() + "/" + channel.settings().sessions());
            detail.put("underWay", channel.underWay());
            detail.put("unmatchedReceipts", unmatched.count(channel.name()));
            if (!channel.lastTrouble().isEmpty()) {
                detail.put("lastTrouble", channel.lastTrouble());
            }
            health.withDetail(channel.name(), detail);
        }
        return health.build();
    }
}
