package dev.signet.carrier;

import dev.signet.carrier.simulator.SimulatorOptions;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.database.OnEmbeddedDatabase;
import dev.signet.platform.node.Node;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.Acceptance;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.UnmatchedReceipts;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CarrierSettings.class, SimulatorSettings.class, DispatchSettings.class})
class CarrierConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CarrierConfiguration.class);
    private static final int REMEMBERED = 200_000;
    private static final int TEXTS = 500;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    /** The guide's example of an access number (S9.4), and one of its own for promotional messages (UP-6). */
    private static final String ACCESS_NUMBER = "1069051095187";

    private static final String PROMOTIONAL_ACCESS_NUMBER = "1069051095188";
    private static final int TRACE_TAG = 0x1401;

    @Bean(destroyMethod = "close")
    @Conditional(SimulatorWanted.class)
    SimulatorServer carrierSimulator(SimulatorSettings settings, CarrierSettings carriers, Environment environment)
            throws IOException {
        SimulatorServer simulator = SimulatorServer.start(new SimulatorOptions(
                settings.port(),
                null,
                settings.script(),
                settings.numbers(),
                settings.script() == null ? settings.receiptDelay() : null,
                REMEMBERED,
                isTrial(carriers, environment) ? TEXTS : 0));
        log.warn(
                "Messages go to the carrier simulator in this process (SMPP on 127.0.0.1:{}), not to any phone;"
                        + " configure signet.carriers to change that",
                simulator.port());
        return simulator;
    }

    /**
     * Somebody tries Signet on a machine of their own, and no text goes to any phone: only then may an operator read what
     * was sent, codes as well.
     */
    static boolean isTrial(CarrierSettings carriers, Environment environment) {
        String address = environment.getProperty("server.address");
        return carriers.carriers().isEmpty()
                && OnEmbeddedDatabase.isEmbedded(environment)
                && address != null
                && LOOPBACK.contains(address);
    }

    @Bean
    Dispatcher dispatcher(
            CarrierSettings carriers,
            SimulatorSettings simulatorSettings,
            ObjectProvider<SimulatorServer> simulator,
            Vendors vendors,
            CarrierCodes codes,
            Outbox outbox,
            CarrierInbox inbox,
            LongUplinks longUplinks,
            UnmatchedReceipts unmatched,
            Acceptance acceptance,
            DispatchSettings settings,
            MeterRegistry registry,
            Clock clock,
            Node node) {
        List<CarrierSettings.Carrier> all =
                carriers.carriers().isEmpty() ? List.of(simulated(simulatorSettings)) : carriers.carriers();
        // The number alone may have belonged to a node that died; its claims must not look like ours.
        String nodeId = node.id() + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new Dispatcher(
                all,
                simulator.getIfAvailable(),
                vendors,
                codes,
                outbox,
                inbox,
                longUplinks,
                unmatched,
                acceptance,
                settings,
                registry,
                clock,
                nodeId);
    }

    @Bean
    Carriers carrierOverview(Dispatcher dispatcher, Outbox outbox, UnmatchedReceipts unmatched, Node node) {
        return new Carriers(dispatcher, outbox, unmatched, node.id());
    }

    @Bean("carrierHealthIndicator")
    CarrierHealth carrierHealth(Dispatcher dispatcher, UnmatchedReceipts unmatched) {
        return new CarrierHealth(dispatcher, unmatched);
    }

    private static CarrierSettings.Carrier simulated(SimulatorSettings settings) {
        return new CarrierSettings.Carrier(
                "simulator",
                "127.0.0.1",
                0,
                "signet",
                "signet",
                null,
                settings.rate(),
                settings.window(),
                1,
                Set.of(),
                1,
                ACCESS_NUMBER,
                PROMOTIONAL_ACCESS_NUMBER,
                Set.of(CarrierSettings.IdForm.SAME),
                false,
                ChinaTime.ZONE,
                TRACE_TAG,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofSeconds(10));
    }

    /** Where the settings say nothing the simulator runs exactly when no carrier is configured. */
    static final class SimulatorWanted implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Boolean said = context.getEnvironment().getProperty("signet.simulator.enabled", Boolean.class);
            boolean carriers = context.getEnvironment().containsProperty("signet.carriers[0].name");
            return said == null ? !carriers : said;
        }
    }
}
