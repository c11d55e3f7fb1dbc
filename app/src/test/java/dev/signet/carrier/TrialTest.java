package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** #12: texts, and so the codes of an account's people, can be read only where they go to no phone of anybody. */
class TrialTest {

    private static boolean isTrial(Map<String, String> properties) {
        MockEnvironment environment = new MockEnvironment();
        properties.forEach(environment::setProperty);
        CarrierSettings carriers = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("signet", CarrierSettings.class);
        return CarrierConfiguration.isTrial(carriers, environment);
    }

    @Test
    void isATrialOnOnesOwnMachine() {
        assertThat(isTrial(Map.of("server.address", "127.0.0.1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "server.address, 0.0.0.0",
        "server.address, ''",
        "spring.datasource.url, jdbc:mariadb://db/signet",
    })
    void isNoneWhereOthersComeIn(String property, String value) {
        Map<String, String> properties = new TreeMap<>(Map.of("server.address", "127.0.0.1"));
        properties.put(property, value);
        assertThat(isTrial(properties)).isFalse();
    }

    @Test
    void isNoneWithACarrier() {
        Map<String, String> properties = new TreeMap<>(Map.of("server.address", "127.0.0.1"));
        properties.putAll(Map.of(
                "signet.carriers[0].name", "one",
                "signet.carriers[0].host", "192.0.2.1",
                "signet.carriers[0].port", "2775",
                "signet.carriers[0].system-id", "signet",
                "signet.carriers[0].password", "secret",
                "signet.carriers[0].access-number", "1069"));
        assertThat(isTrial(properties)).isFalse();
    }
}
