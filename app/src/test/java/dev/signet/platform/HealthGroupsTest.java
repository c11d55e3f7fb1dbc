package dev.signet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpointWebExtension;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.event.ContextRefreshedEvent;

/** The health groups of application.yml, with carriers and databases as the test says. */
class HealthGroupsTest {

    private final AtomicReference<String> carrier = new AtomicReference<>("UP");
    private final AtomicReference<String> database = new AtomicReference<>("UP");

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    ApplicationAvailabilityAutoConfiguration.class,
                    AvailabilityHealthContributorAutoConfiguration.class,
                    AvailabilityProbesAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    WebEndpointAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    HealthEndpointAutoConfiguration.class))
            .withInitializer(context -> context.addApplicationListener((ContextRefreshedEvent refreshed) -> {
                AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
                AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
            }))
            .withBean(
                    "carrierHealthIndicator",
                    HealthIndicator.class,
                    () -> () -> Health.status(carrier.get()).build())
            .withBean(
                    "databaseHealthIndicator",
                    HealthIndicator.class,
                    () -> () -> Health.status(database.get()).build());

    private static int status(HealthEndpointWebExtension health, String... group) {
        return health.health(ApiVersion.V3, WebServerNamespace.SERVER, SecurityContext.NONE, false, group)
                .getStatus();
    }

    @Test // #9 16
    void takeNothingAwayForACarrierThatIsDown() {
        carrier.set("CARRIER_DOWN");

        application.run(context -> {
            var health = context.getBean(HealthEndpointWebExtension.class);
            assertThat(status(health, "carriers")).isEqualTo(503);
            assertThat(status(health, "readiness")).isEqualTo(200);
            assertThat(status(health, "liveness")).isEqualTo(200);
            assertThat(status(health)).isEqualTo(200);

            carrier.set("UP");
            assertThat(status(health, "carriers")).isEqualTo(200);
            carrier.set("UNKNOWN");
            assertThat(status(health, "carriers"))
                    .as("a node that accepts only")
                    .isEqualTo(200);
        });
    }

    @Test // #9 14: readiness and liveness stayed up
    void takeTheApiAwayButDoNotRestartItForADatabaseThatIsDown() {
        database.set("DOWN");

        application.run(context -> {
            var health = context.getBean(HealthEndpointWebExtension.class);
            assertThat(status(health, "readiness")).isEqualTo(503);
            assertThat(status(health)).isEqualTo(503);
            assertThat(status(health, "liveness")).isEqualTo(200);
            assertThat(status(health, "carriers")).isEqualTo(200);
        });
    }
}
