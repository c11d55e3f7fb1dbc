package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.carrier.CarrierSettings.IdForm;
import dev.signet.carrier.simulator.SimulatorOptions;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.carrier.simulator.UplinkForm;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a carrier delivers over two real sessions, in the shapes that carriers were seen to use. */
class DeliveriesTest {

    private static final Duration LONG = Duration.ofSeconds(8);
    private static final String NUMBER = "8613812345678";
    private static final String ACCESS = "106900";
    private static final String FULL =
            "sub:001 dlvrd:001 submit date:{date} done date:{date} stat:{stat} err:{err} text:";

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<DeliveryReport> reports = new ArrayList<>();
    private final List<UplinkMessage> uplinks = new ArrayList<>();
    private volatile boolean inboxBroken;
    private SimulatorServer simulator;
    private Dispatcher dispatcher;

    @BeforeEach
    void startCarrier() throws Exception {
        simulator = SimulatorServer.start(SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        dispatcher.stop();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text: \"id:{id} sub:001 dlvrd:001 submit date: done date: stat:{stat} err:{err}\"",
                "text: \"id:{id} " + FULL + "\\0\"",
                "pdu: data_sm",
                "{esm-class: 0, text: 'id:{id} stat:{stat}', message-id: '{id}'}",
                "{esm-class: 0, text: '', message-id: '{id}', message-state: 2}",
                "{text: '', message-id: '{id}', message-state: 2, pdu: data_sm}",
                "{text: 'id:{hex} stat:{stat}', message-id: '{id}'}",
                "{text: 'id:{id} stat:{stat}', message-id: 'zz{hex}'}",
                "data-coding: 8",
                "{from: '{source}', to: '{number}'}",
            })
    void hearsHowAMessageEndedInWhateverShape(String form) {
        start();
        follow(form, "");

        submit();

        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).hasSize(1));
        DeliveryReport report = reports().get(0);
        assertThat(report.ids()).anyMatch(outbox::knows);
        assertThat(report.status()).isEqualTo("DELIVRD");
        assertThat(report.number()).isEqualTo(Long.parseLong(NUMBER));
        await().atMost(LONG).until(() -> simulator.state().confirmed() == 1);
    }

    /** Without a flag and a parameter it may be anybody's: the settings say whether this carrier writes so. */
    @Test
    void believesAnUnflaggedTextOfACarrierWhoseSettingsSaySo() {
        start(carrier(Set.of(), true));
        follow("esm-class: 0", "");

        submit();

        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).hasSize(1));
        assertThat(reports().get(0).ids()).singleElement().matches(outbox::knows);
    }

    @Test
    void takesAReceiptThatASubscriberWroteForAnUplink() {
        start();
        String forged =
                "id:0000000001 sub:001 dlvrd:000 submit date:2611221030 done date:2611221031 stat:UNDELIV err:001 text:";

        simulator.uplink(UplinkForm.text(NUMBER, ACCESS, forged));

        await().atMost(LONG).until(() -> simulator.state().confirmed() == 1);
        assertThat(uplinks()).extracting(UplinkMessage::text).containsExactly(forged);
        assertThat(reports()).isEmpty();
    }

    @Test
    void knowsIdsThatTheGsmAlphabetWritesOtherwise() {
        start();
        follow("text: \"id:{answered} " + FULL + "\"", ", answer-id: \"A_b@$[{id}]\"");

        submit();

        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).hasSize(1));
        assertThat(reports().get(0).ids())
                .singleElement()
                .matches(outbox::knows)
                .asString()
                .startsWith("A_b@$[");
    }

    @Test
    void knowsIdsInTheFormsOfTheSettings() {
        start(IdForm.LEADING_ZEROS, IdForm.ANY_CASE);
        follow("text: 'id:a{id} stat:{stat}'", ", answer-id: '000A{id}'");

        submit();

        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).hasSize(1));
        assertThat(reports().get(0).ids()).singleElement().matches(outbox::knows);
    }

    @Test
    void takesAnIntermediateNotificationForNoEnd() {
        start();
        follow("esm-class: 32", "");

        submit();

        await().atMost(LONG).until(() -> simulator.state().confirmed() == 1);
        assertThat(reports()).isEmpty();
    }

    /** It says nothing, but it is somebody's receipt: handed on to be kept, and answered when it is. */
    @Test
    void handsOnAReceiptThatItCannotRead() {
        inboxBroken = true;
        start();
        follow("text: 'delivered, thank you'", "");

        submit();
        await().atMost(LONG)
                .until(() ->
                        simulator.state().waiting() == 0 && simulator.state().taken() == 1);
        assertThat(simulator.state().confirmed()).isZero();
        inboxBroken = false;

        await().atMost(LONG).until(() -> simulator.state().confirmed() == 1);
        assertThat(reports()).singleElement().matches(report -> !report.isReadable());
        assertThat(reports().get(0).said()).isEqualTo("delivered, thank you");
    }

    @Test
    void hearsAnOptOutInGbk() {
        start();

        simulator.uplink(uplink("退订", 15, null, false, false));

        await().atMost(LONG).untilAsserted(() -> assertThat(uplinks()).hasSize(1));
        assertThat(uplinks().get(0).text()).isEqualTo("退订");
        assertThat(uplinks().get(0).unread()).isNull();
    }

    @Test
    void keepsTheOctetsThatItCannotRead() {
        start();

        simulator.uplink(new UplinkForm(NUMBER, ACCESS, null, "82A082A2", 5, null, null, false, false, false, false));

        await().atMost(LONG).untilAsserted(() -> assertThat(uplinks()).hasSize(1));
        assertThat(uplinks().get(0).text()).isEmpty();
        assertThat(uplinks().get(0).unread().dataCoding()).isEqualTo(5);
        assertThat(uplinks().get(0).unread().octets()).containsExactly(0x82, 0xA0, 0x82, 0xA2);
    }

    /** Each part goes through the next of two sessions, the last one first, each twice; a character is cut in two. */
    @ParameterizedTest
    @EnumSource(UplinkForm.Parts.class)
    void joinsALongUplinkHoweverItsPartsAreMarked(UplinkForm.Parts parts) {
        start();
        String text = "a" + "我不要再收到你们的短信了".repeat(14);

        simulator.uplink(uplink(text, 15, parts, true, true));
        simulator.uplink(UplinkForm.text(NUMBER, ACCESS, "the end"));

        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(uplinks()).extracting(UplinkMessage::text).contains("the end"));
        await().atMost(LONG).until(() -> simulator.state().waiting() == 0);
        assertThat(uplinks()).extracting(UplinkMessage::text).contains(text);
        assertThat(uplinks()).extracting(UplinkMessage::text).containsOnly(text, "the end");
    }

    /** Such a carrier sends the next part only when the one before is answered. */
    @Test
    void joinsALongUplinkOfACarrierThatWaitsForEachAnswer() {
        start();
        simulator.follow("deliver-window: 1");
        String text = "我不要再收到你们的短信了".repeat(14);

        simulator.uplink(uplink(text, 8, UplinkForm.Parts.REFERENCE_8, false, false));

        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(uplinks()).extracting(UplinkMessage::text).containsExactly(text));
    }

    @Test
    void takesAnUplinkInADataSm() {
        start();

        simulator.uplink(new UplinkForm(NUMBER, ACCESS, "TD", null, null, null, null, false, false, true, true));

        await().atMost(LONG).untilAsserted(() -> assertThat(uplinks()).hasSize(1));
        assertThat(uplinks().get(0).text()).isEqualTo("TD");
    }

    private static UplinkForm uplink(
            String text, int coding, UplinkForm.Parts parts, boolean reversed, boolean repeated) {
        return new UplinkForm(NUMBER, ACCESS, text, null, coding, null, parts, reversed, repeated, false, false);
    }

    /** @param form the keys of {@code receipts} beside the delay, as a block or a line */
    private void follow(String form, String more) {
        String keys = form.startsWith("{") ? form.substring(1, form.length() - 1) : form;
        simulator.follow("{receipts: {delay: 10ms, " + keys + "}" + more + "}");
    }

    private void submit() {
        outbox.add(InMemoryOutbox.message(1, TemplateKind.NOTIFICATION, NUMBER, "【示例】通知"));
        dispatcher.roomAgain();
    }

    private void start(IdForm... forms) {
        start(carrier(Set.of(forms), false));
    }

    private void start(CarrierSettings.Carrier carrier) {
        dispatcher = new Dispatcher(
                List.of(carrier),
                simulator,
                new Vendors(() -> NumberRanges.of(ShippedPolicies.read()), Clock.systemUTC()),
                new CarrierCodes(),
                outbox,
                new Inbox(),
                new InMemoryLongUplinks(),
                new NoUnmatchedReceipts(),
                new GivenAcceptance(() -> false),
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
        await().atMost(LONG).until(() -> simulator.state().sessions() == 2);
    }

    private static CarrierSettings.Carrier carrier(Set<IdForm> forms, boolean unflagged) {
        return new CarrierSettings.Carrier(
                "test",
                "127.0.0.1",
                0,
                "signet",
                "secret",
                null,
                10_000,
                32,
                2,
                Set.of(),
                1,
                ACCESS,
                "106911",
                forms,
                unflagged,
                ZoneId.of("Asia/Shanghai"),
                0x1401,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
    }

    private final class Inbox implements CarrierInbox {

        @Override
        public void receipts(List<DeliveryReport> newReports) {
            if (inboxBroken) {
                throw new IllegalStateException("the database is away");
            }
            synchronized (DeliveriesTest.this) {
                reports.addAll(newReports);
            }
        }

        @Override
        public void uplink(UplinkMessage uplink) {
            synchronized (DeliveriesTest.this) {
                uplinks.add(uplink);
            }
        }
    }

    private synchronized List<DeliveryReport> reports() {
        return List.copyOf(reports);
    }

    private synchronized List<UplinkMessage> uplinks() {
        return List.copyOf(uplinks);
    }
}
