package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.signet.carrier.simulator.SimulatorOptions;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.content.NumberRanges;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.OutboundMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two carriers for the same networks, each a simulator of its own: weights, and one that goes away. */
class RoutingTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<UplinkMessage> replies = new CopyOnWriteArrayList<>();
    private SimulatorServer first;
    private SimulatorServer second;
    private Dispatcher dispatcher;
    private boolean secondIsClosed;
    private int window = 200;
    private long next = 1;

    @BeforeEach
    void startCarriers() throws IOException {
        first = SimulatorServer.start(SimulatorOptions.defaults());
        second = SimulatorServer.start(SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        if (dispatcher != null) {
            dispatcher.stop();
        }
        first.close();
        second.close();
    }

    @Test
    void holdsTheWeightsOverManyMessages() {
        window = 5000; // a full window sends what it has no room for to the other
        start(3, 1);

        give(4000);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(4000));
        // 3000 on average with a deviation of 27; the bounds are ten of them away.
        assertThat(first.taken(1).size()).isBetween(2730, 3270);
        assertNoneTwice();
    }

    @Test
    void sendsEverythingThroughTheOneThatIsUp() {
        second.close();
        secondIsClosed = true;
        start(1, 9);

        give(500);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(500));
        assertThat(first.taken(1)).hasSize(500);
        assertNoneTwice();
    }

    @Test
    void goesOnThroughTheOtherWhenOneDiesAmidATraffic() {
        second.follow("{receipts: {delay: 10ms}, faults: [{fault: delay-answer, by: 100ms}]}");
        start(1, 1);
        give(2000);
        await().atMost(LONG).until(() -> second.taken(1).size() > 100);

        second.disconnect();
        second.close();

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("WAITING")).isZero();
            assertThat(dispatcher.channels()).allMatch(channel -> channel.underWay() == 0);
        });
        long unknown = outbox.count("SUBMITTING");
        assertThat(outbox.count("SUBMITTED") + unknown).isEqualTo(2000);
        // What the dead carrier may have taken is left open and never sent through the other.
        assertThat(unknown).isLessThanOrEqualTo(200);
        assertNoneTwice();

        give(300);
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(outbox.count("SUBMITTED") + unknown).isEqualTo(2300));
        assertNoneTwice();
    }

    @Test
    void usesAnotherSessionOfTheSameCarrierWhenOneBreaks() {
        dispatcher = dispatcher(List.of(carrier("first", first.port(), 1, 3)));
        await().atMost(LONG).until(() -> first.state().sessions() == 3);

        first.follow("{receipts: {delay: 10ms}, faults: [{fault: disconnect, at: 50}]}");
        give(1000);

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("WAITING")).isZero();
            assertThat(dispatcher.channels().get(0).underWay()).isZero();
        });
        assertThat(outbox.count("SUBMITTED") + outbox.count("SUBMITTING")).isEqualTo(1000);
        assertThat(outbox.count("SUBMITTED")).isGreaterThan(700);
        assertNoneTwice();
    }

    @Test
    void keepsASpareForWhenNoOtherIsUp() {
        start(1, 0);
        give(1000);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(1000));
        assertThat(second.taken(1)).isEmpty();

        first.disconnect();
        first.close();
        await().atMost(LONG).until(() -> !dispatcher.channels().get(0).isUp());
        give(100);

        await().atMost(LONG).untilAsserted(() -> assertThat(second.taken(1)).hasSize(100));
        assertNoneTwice();
    }

    @Test
    @Tag("UP-3")
    void sendsUnderAddressesOfTwentyDigitsAtMost() {
        dispatcher = dispatcher(List.of(carrier("first", first.port(), 1, 1)));

        outbox.add(extended(1, "12345678901234"));
        outbox.add(extended(2, "123456789012345"));
        dispatcher.roomAgain();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(1));
        await().atMost(LONG).untilAsserted(() -> assertThat(outbox.failures()).containsEntry(2L, "PARAMS_ILLEGAL"));
        assertThat(first.taken(1)).containsOnlyKeys("1/1");
    }

    /** The number that a subscriber sees is the one that a reply comes to. */
    @Test
    @Tag("UP-6")
    void sendsPromotionFromAnAccessNumberOfItsOwn() {
        dispatcher = dispatcher(List.of(carrier("first", first.port(), 1, 1)));
        Map<TemplateKind, String> numbers = Map.of(
                TemplateKind.VERIFICATION, "8613812100032",
                TemplateKind.NOTIFICATION, "8613812200032",
                TemplateKind.PROMOTIONAL, "8613812300032");

        numbers.forEach((kind, number) -> outbox.add(InMemoryOutbox.message(next++, kind, number, "【示例】您好")));
        dispatcher.roomAgain();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(replies)
                        .extracting(UplinkMessage::from, UplinkMessage::to)
                        .containsExactlyInAnyOrder(
                                tuple(numbers.get(TemplateKind.VERIFICATION), "106900"),
                                tuple(numbers.get(TemplateKind.NOTIFICATION), "106900"),
                                tuple(numbers.get(TemplateKind.PROMOTIONAL), "106911")));
    }

    /** After the access number 106900. */
    private static OutboundMessage extended(long id, String extendCode) {
        OutboundMessage plain = InMemoryOutbox.message(id, TemplateKind.NOTIFICATION, "8613812310001", "【示例】通知");
        return new OutboundMessage(
                id,
                plain.accountId(),
                plain.kind(),
                plain.phoneNumber(),
                plain.international(),
                plain.content(),
                plain.segments(),
                extendCode,
                plain.requestId(),
                plain.attempt(),
                plain.acceptedAt(),
                plain.deadline());
    }

    private void start(int firstWeight, int secondWeight) {
        dispatcher = dispatcher(List.of(
                carrier("first", first.port(), firstWeight, 1), carrier("second", second.port(), secondWeight, 1)));
        await().atMost(LONG)
                .until(() -> first.state().sessions() == 1
                        && (secondIsClosed || second.state().sessions() == 1));
    }

    private Dispatcher dispatcher(List<CarrierSettings.Carrier> carriers) {
        Dispatcher started = new Dispatcher(
                carriers,
                null,
                new Vendors(() -> NumberRanges.of(ShippedPolicies.read()), Clock.systemUTC()),
                new CarrierCodes(),
                outbox,
                new CarrierInbox() {
                    @Override
                    public void receipts(List<DeliveryReport> reports) {}

                    @Override
                    public void uplink(UplinkMessage uplink) {
                        replies.add(uplink);
                    }
                },
                new InMemoryLongUplinks(),
                new NoUnmatchedReceipts(),
                new GivenAcceptance(() -> false),
                new DispatchSettings(
                        true,
                        100,
                        Duration.ofMillis(20),
                        Duration.ofMillis(5),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1)),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                "test-node");
        started.start();
        return started;
    }

    private CarrierSettings.Carrier carrier(String name, int port, int weight, int sessions) {
        return new CarrierSettings.Carrier(
                name,
                "127.0.0.1",
                port,
                "signet",
                "secret",
                null,
                20_000,
                window,
                sessions,
                Set.of(),
                weight,
                "106900",
                "106911",
                Set.of(),
                false,
                ZoneId.of("Asia/Shanghai"),
                0x1401,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
    }

    private void give(int count) {
        for (int i = 0; i < count; i++) {
            outbox.add(InMemoryOutbox.message(
                    next++, TemplateKind.NOTIFICATION, "86138123" + (10_000 + next % 80_000), "【示例】您的订单已发货"));
        }
        dispatcher.roomAgain();
    }

    /** Neither one carrier twice nor both once. */
    private void assertNoneTwice() {
        assertThat(first.taken(2)).isEmpty();
        assertThat(second.taken(2)).isEmpty();
        Set<String> both = new HashSet<>(first.taken(1).keySet());
        both.retainAll(second.taken(1).keySet());
        assertThat(both).isEmpty();
    }
}
