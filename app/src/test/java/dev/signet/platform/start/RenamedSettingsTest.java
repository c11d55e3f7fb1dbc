package dev.signet.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RenamedSettingsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    private void check() {
        new RenamedSettings().postProcessEnvironment(environment, new SpringApplication());
    }

    @Test
    void refusesAStartWithASettingThatWouldBePassedOver() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("file", Map.of("signet.receipt.push-enabled", "false")));

        assertThatThrownBy(this::check)
                .isInstanceOfSatisfying(
                        StartupRefused.class,
                        refused -> assertThat(refused.action()).contains("signet.receipt.* to signet.event.*"))
                .hasMessageContaining("push-enabled");
    }

    @Test
    void findsItInTheProcessEnvironmentToo() {
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("SIGNET_RECEIPT_PUSHENABLED", "false")));

        assertThatThrownBy(this::check).isInstanceOf(StartupRefused.class);
    }

    @Test
    void letsTodaysNamesPass() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("file", Map.of("signet.event.push-enabled", "false")));

        check();

        assertThat(environment.getProperty("signet.event.push-enabled")).isEqualTo("false");
    }
}
