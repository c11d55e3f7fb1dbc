package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DatabaseWatchSettingsTest {

    @Test // #9 14: readiness says no, and calls fail, within 2 s
    void leaveASilentServerLessThanTwoSecondsInAll() {
        DatabaseWatchSettings defaults = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("signet.database-watch", DatabaseWatchSettings.class);

        assertThat(defaults.every().plus(defaults.write()).plus(defaults.answer()))
                .isLessThan(Duration.ofSeconds(2));
    }
}
