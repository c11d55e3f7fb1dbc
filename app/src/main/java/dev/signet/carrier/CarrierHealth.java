package dev.signet.carrier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Health {@code carrier}: down while no session of any carrier is bound; accepted messages wait then. */
final class CarrierHealth implements HealthIndicator {

    private final Dispatcher dispatcher;

    CarrierHealth(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
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
            if (!channel.lastTrouble().isEmpty()) {
                detail.put("lastTrouble", channel.lastTrouble());
            }
            health.withDetail(channel.name(), detail);
        }
        return health.build();
    }
}
