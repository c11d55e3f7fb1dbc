package dev.signet.platform.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Health {@code database}: down while a plane takes no writes. It tells what the last look found, and never waits for a
 * database itself.
 */
final class DatabaseHealth implements HealthIndicator {

    private final List<PlaneWatch> planes;
    private final @Nullable HomeSpace home;

    /** @param home of the embedded server; null with an external one, whose disk we do not see */
    DatabaseHealth(List<PlaneWatch> planes, @Nullable HomeSpace home) {
        this.planes = planes;
        this.home = home;
    }

    @Override
    public Health health() {
        boolean ready = planes.stream().allMatch(plane -> plane.state().ready());
        boolean room = home == null || home.trouble().isEmpty();
        Health.Builder health = ready && room ? Health.up() : Health.down();
        planes.forEach(plane -> health.withDetail(plane.plane(), detail(plane.state())));
        if (home != null) {
            health.withDetail("home", home.trouble().orElse("takes writes"));
        }
        return health.build();
    }

    private static Map<String, Object> detail(PlaneWatch.State state) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("answer", state.answer());
        detail.put("since", state.since().toString());
        if (state.full()) {
            detail.put("full", true);
        }
        if (!state.reason().isEmpty()) {
            detail.put("reason", state.reason());
        }
        return detail;
    }
}
