package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.carrier.simulator.SimulatorOptions;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.content.NumberRanges;
import dev.signet.rules.fact.TemplateKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

/**
 * The way to the carrier over a real socket, against everything that the simulator can do wrong. What must always
 * hold: no message is taken twice, and each is answered, refused, or of unknown end.
 */
@Tag("faults")
class CarrierFaultsTest {

    private static final String NUMBER = "8613812345";
    private static final Duration LONG = Duration.ofSeconds(8);

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<DeliveryReport> reports = new ArrayList<>();
    private final List<UplinkMessage> uplinks = new ArrayList<>();
    private volatile boolean inboxBroken;
    private volatile boolean saturated;
    private SimulatorServer simulator;
    private Dispatcher dispatcher;

    @BeforeEach
    void startCarrier() throws Exception {
        simulator = SimulatorServer.start(SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        if (dispatcher != null) {
            dispatcher.stop();
        }
        simulator.close();
    }

    @Test
    void submitsEachMessageOnceAndHearsHowItEnded() {
        start("receipts: {delay: 10ms}");

        give(2000);

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("SUBMITTED")).isEqualTo(2000);
            assertThat(reports()).hasSize(2000);
        });
        assertThat(reports()).allMatch(report -> report.status().equals("DELIVRD"));
        assertThat(reports()).allMatch(report -> outbox.knows(report.ids().get(0)));
        assertNoneTakenTwice();
        assertThat(simulator.taken(1)).hasSize(2000);
    }

    @Test
    void sendsTheRestLaterWhenTheCarrierThrottles() {
        start("{receipts: {delay: 10ms}, faults: [{fault: throttle, every: 5, to: 100}]}");

        give(200);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(200));
        assertNoneTakenTwice();
    }

    @Test
    void keepsToTheRateOfTheCarrier() {
        start("{receipts: {delay: 10ms}, rate: 400}");

        give(200);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(200));
        assertNoneTakenTwice();
    }

    @Test
    void leavesTheEndOpenWhenTheLinkBreaksBeforeTheAnswer() {
        start("{receipts: {delay: 10ms}, faults: [{fault: disconnect, at: 50}]}");

        give(300);

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("WAITING")).isZero();
            assertThat(dispatcher.channels().get(0).underWay()).isZero();
        });
        assertThat(outbox.count("SUBMITTING")).isPositive();
        assertThat(outbox.count("SUBMITTED") + outbox.count("SUBMITTING")).isEqualTo(300);
        assertNoneTakenTwice();
    }

    @Test
    void leavesTheEndOpenWhenTheAnswerBreaksOff() {
        start("{receipts: {delay: 10ms}, faults: [{fault: half-answer, at: 20}]}");

        give(100);

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("WAITING")).isZero();
            assertThat(dispatcher.channels().get(0).underWay()).isZero();
        });
        assertThat(outbox.count("SUBMITTED") + outbox.count("SUBMITTING")).isEqualTo(100);
        assertNoneTakenTwice();
    }

    @Test
    void waitsOutAStalledWindow() {
        start("{receipts: {delay: 10ms}, faults: [{fault: stall, at: 10, by: 700ms}]}");

        give(300);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(300));
        assertNoneTakenTwice();
    }

    @Test
    void endsASessionThatDoesNotAnswer() {
        start("{receipts: {delay: 10ms}, faults: [{fault: no-answer, at: 10}]}");

        give(100);

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("SUBMITTED")).isEqualTo(99);
            assertThat(outbox.count("SUBMITTING")).isEqualTo(1);
            assertThat(dispatcher.channels().get(0).underWay()).isZero();
        });
        assertNoneTakenTwice();
    }

    @Test
    void bearsLateAnswersAndReceiptsThatComeEarlyTwiceWrongOrNever() {
        start("""
                receipts: {delay: 10ms}
                faults:
                  - {fault: delay-answer, by: 300ms, every: 7}
                  - {fault: early-receipt, every: 3}
                  - {fault: duplicate-receipt, every: 4}
                  - {fault: wrong-id, every: 10}
                  - {fault: missing-receipt, at: 1}
                  - {fault: late-receipt, at: 2, by: 500ms}
                """);

        give(100);

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox.count("SUBMITTED")).isEqualTo(100);
            assertThat(reports()).hasSize(99 + 25);
        });
        long known = reports().stream()
                .filter(report -> outbox.knows(report.ids().get(0)))
                .count();
        assertThat(known).isEqualTo(99 + 25 - 10 - 5);
        assertNoneTakenTwice();
    }

    @Test
    void matchesReceiptsOfACarrierThatWritesItsIdsTwoWays() {
        start("{receipts: {delay: 10ms}, hex-ids: true}", CarrierSettings.IdForm.HEX_THEN_DECIMAL);

        give(20);

        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).hasSize(20));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(reports())
                        .allMatch(report -> outbox.knows(report.ids().get(0))));
    }

    @Test
    void bindsAgainAfterTheCarrierWentAway() {
        start("receipts: {delay: 10ms}");
        give(10);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(10));

        simulator.disconnect();
        give(100, 20);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(30));
        assertNoneTakenTwice();
    }

    @Test // #9 16: health was DOWN, and balancers took the API away
    void tellsOfACarrierThatIsDownWithoutSayingThatTheApplicationIs() {
        start("receipts: {delay: 10ms}");
        CarrierHealth health = new CarrierHealth(dispatcher, new NoUnmatchedReceipts() {
            @Override
            public long count(String carrier) {
                throw new IllegalStateException("the database is away");
            }
        });
        await().atMost(LONG).until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(health.health().getDetails())
                .extractingByKey("test")
                .asString()
                .contains("unmatchedReceipts=unknown");

        simulator.close();

        await().atMost(LONG).until(() -> health.health().getStatus().equals(CarrierHealth.CARRIER_DOWN));
    }

    @Test
    void tellsRefusalsThatAreFinalFromOthers() {
        start("receipts: {delay: 10ms}");

        outbox.add(InMemoryOutbox.message(1, TemplateKind.NOTIFICATION, "8613812300021", "【示例】通知"));
        outbox.add(InMemoryOutbox.message(2, TemplateKind.NOTIFICATION, "8613812300001", "【示例】通知"));
        dispatcher.roomAgain();

        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).hasSize(1));
        assertThat(outbox.failures()).containsEntry(1L, "INVALID_NUMBER");
        assertThat(reports().get(0).status()).isEqualTo("MK:0001");
    }

    @Test
    void sendsALongMessageInPartsEachOnce() {
        start("{receipts: {delay: 10ms}, faults: [{fault: throttle, at: 2}]}");

        outbox.add(InMemoryOutbox.message(7, TemplateKind.NOTIFICATION, NUMBER + "999", "字".repeat(200)));
        dispatcher.roomAgain();

        await().atMost(LONG).untilAsserted(() -> assertThat(outbox.answers()).hasSize(1));
        assertThat(outbox.answers().get(0).carrierMessageIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(simulator.taken(1)).containsOnlyKeys("7/1", "7/2", "7/3");
        assertNoneTakenTwice();
    }

    @Test
    void handsInUplinksWholeAndOnlyOnceTheyAreStored() {
        start("receipts: {delay: 10ms}");
        await().atMost(LONG).until(() -> simulator.state().sessions() == 1);
        String longText = "我想说的话很长".repeat(20);
        inboxBroken = true;

        simulator.uplink("8613812345678", "1069051095187", "TD");
        await().atMost(LONG).until(() -> simulator.state().waiting() == 0);
        assertThat(simulator.state().confirmed()).isZero();
        simulator.uplink("8613812345678", "1069051095187", longText);
        inboxBroken = false;
        await().atMost(LONG).untilAsserted(() -> {
            synchronized (uplinks) {
                assertThat(uplinks).extracting(UplinkMessage::text).containsExactlyInAnyOrder("TD", longText);
            }
        });
    }

    @Test
    void finishesWhatIsUnderWayBeforeItStops() {
        start("{receipts: {delay: 10ms}, faults: [{fault: delay-answer, by: 500ms}]}");
        give(100);
        await().atMost(LONG).until(() -> outbox.count("SUBMITTING") > 0);

        dispatcher.stop();
        dispatcher = null;

        assertThat(outbox.count("SUBMITTING")).isZero();
        assertThat(outbox.count("SUBMITTED")).isPositive();
        assertNoneTakenTwice();
    }

    @Test
    void letsAVerificationCodePassABulkMailing() {
        start("{receipts: {delay: 10ms}, rate: 200}", carrier -> carrier, 100);
        give(1000);
        await().atMost(LONG).until(() -> outbox.count("SUBMITTED") > 20);

        outbox.add(InMemoryOutbox.message(9999, TemplateKind.VERIFICATION, NUMBER + "998", "【示例】1234"));
        dispatcher.accepted(Set.of(dev.signet.sending.Lane.VERIFICATION));

        await().atMost(LONG).until(() -> outbox.answers().stream().anyMatch(answer -> answer.messageId() == 9999));
        assertThat(outbox.count("WAITING")).isGreaterThan(500);
    }

    /** While callers queue, notifications leave in few batches; codes at once; nothing stays behind. */
    @Test
    void letsCallersGoFirstButForCodes() {
        saturated = true;
        start("receipts: {delay: 10ms}", carrier -> carrier, 10_000);
        give(5000);
        await().atMost(LONG).until(() -> outbox.count("SUBMITTED") > 0);

        outbox.add(InMemoryOutbox.message(9999, TemplateKind.VERIFICATION, NUMBER + "998", "【示例】1234"));
        dispatcher.accepted(Set.of(dev.signet.sending.Lane.VERIFICATION));
        await().atMost(LONG).until(() -> outbox.answers().stream().anyMatch(answer -> answer.messageId() == 9999));
        assertThat(outbox.count("WAITING")).isPositive();

        saturated = false;
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(outbox.count("SUBMITTED")).isEqualTo(5001));
        assertNoneTakenTwice();
    }

    private void start(String script, CarrierSettings.IdForm... forms) {
        start(script, carrier -> carrier(Set.of(forms), 10_000), 10_000);
    }

    private void start(String script, UnaryOperator<CarrierSettings.Carrier> change, int rate) {
        simulator.follow(script);
        CarrierInbox inbox = new CarrierInbox() {
            @Override
            public void receipts(List<DeliveryReport> newReports) {
                failWhereBroken();
                synchronized (reports) {
                    reports.addAll(newReports);
                }
            }

            @Override
            public void uplink(UplinkMessage uplink) {
                failWhereBroken();
                synchronized (uplinks) {
                    uplinks.add(uplink);
                }
            }
        };
        dispatcher = new Dispatcher(
                List.of(change.apply(carrier(Set.of(), rate))),
                simulator,
                new Vendors(() -> NumberRanges.of(ShippedPolicies.read()), Clock.systemUTC()),
                new CarrierCodes(),
                outbox,
                inbox,
                new InMemoryLongUplinks(),
                new NoUnmatchedReceipts(),
                new GivenAcceptance(() -> saturated),
                new DispatchSettings(
                        true,
                        200,
                        Duration.ofMillis(50),
                        Duration.ofMillis(5),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1)),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                "test-node");
        dispatcher.start();
    }

    private void failWhereBroken() {
        if (inboxBroken) {
            throw new IllegalStateException("the database is away");
        }
    }

    private static CarrierSettings.Carrier carrier(Set<CarrierSettings.IdForm> forms, int rate) {
        return new CarrierSettings.Carrier(
                "test",
                "127.0.0.1",
                0,
                "signet",
                "secret",
                null,
                rate,
                32,
                1,
                Set.of(),
                1,
                "106900",
                "106911",
                forms,
                false,
                ZoneId.of("Asia/Shanghai"),
                0x1401,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
    }

    private void give(int count) {
        give(0, count);
    }

    private void give(int from, int count) {
        for (int i = from; i < from + count; i++) {
            outbox.add(InMemoryOutbox.message(
                    i, TemplateKind.NOTIFICATION, NUMBER + (100 + i % 800), "【示例】您的订单" + i + "已发货"));
        }
        dispatcher.roomAgain();
    }

    private List<DeliveryReport> reports() {
        synchronized (reports) {
            return List.copyOf(reports);
        }
    }

    private void assertNoneTakenTwice() {
        assertThat(simulator.taken(2)).isEmpty();
    }
}
