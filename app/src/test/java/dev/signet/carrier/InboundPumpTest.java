package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.Pdus;
import dev.signet.carrier.smpp.SmppSession;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one round brings: how it is read, and how each delivery is answered. */
class InboundPumpTest {

    private static final int OK = 0;
    private static final int AGAIN = 0x64;
    private static final int PAYLOAD = 0x0424;
    private static final int SAR_REFERENCE = 0x020C;
    private static final int SAR_TOTAL = 0x020E;
    private static final int SAR_NUMBER = 0x020F;
    private static final int UDH = 0x40;

    private final List<String> stored = new ArrayList<>();
    private final List<UplinkMessage> uplinks = new ArrayList<>();
    private final Map<Delivered, Integer> answers = new HashMap<>();

    /** Without an id of the carrier's nobody could tell: what is stored must not come again. */
    @Test
    void answersEachUplinkByWhetherItIsStored() throws Exception {
        Delivered receipt = Pdus.receipt("id:1 stat:DELIVRD").deliverSm();
        Delivered first = text("first");
        Delivered broken = text("broken");
        Delivered behind = text("behind");
        Delivered intermediate =
                Pdus.receipt("id:1 stat:ENROUTE").esmClass(0x20).deliverSm();

        deliver(first, broken, receipt, behind, intermediate);

        assertThat(stored).containsExactly("1 receipts", "first");
        assertThat(answers)
                .containsEntry(receipt, OK)
                .containsEntry(first, OK)
                .containsEntry(broken, AGAIN)
                .containsEntry(behind, AGAIN)
                .containsEntry(intermediate, OK);
    }

    @Test
    void answersThePartsOfALongUplinkOnlyWhenItIsStored() throws Exception {
        Delivered one = part(1, "bro");
        Delivered two = part(2, "ken");

        deliver(one, two);

        assertThat(stored).isEmpty();
        assertThat(answers).containsEntry(one, AGAIN).containsEntry(two, AGAIN);
    }

    @Test
    void goesOnAfterADeliveryThatBreaksTheReading() throws Exception {
        Delivered broken = new Delivered(false, 1, "8613812345678", "106900", 0, 0, null, Map.of());
        Delivered sound = text("TD");

        deliver(broken, sound);

        assertThat(stored).containsExactly("TD");
        assertThat(answers).containsEntry(broken, AGAIN).containsEntry(sound, OK);
    }

    /** Anything a carrier may put together of what receipts and headers consist of. */
    @Test
    void readsWhateverComes() throws Exception {
        Random random = new Random(8);
        String[] pieces = {
            "id:",
            "stat:",
            "done date:",
            "DELIVRD",
            "2611221031",
            "261122103155999+",
            "text:",
            " ",
            "\t",
            "\0",
            ",",
            ":",
            "9",
            "\5\0\3\1\2",
            "\u00fe\u00ff",
            "\u00ff\u00fe",
            "tel:",
            "+",
            "\u0090\0"
        };
        Delivered[] pdus = IntStream.range(0, 900)
                .mapToObj(i -> {
                    String text = random.ints(random.nextInt(24), 0, pieces.length)
                            .mapToObj(piece -> pieces[piece])
                            .collect(Collectors.joining());
                    Pdus pdu = Pdus.receipt(text).esmClass(random.nextInt(256)).dataCoding(random.nextInt(256));
                    pdu.with(
                            random.nextInt(2) == 0 ? 0x001E : 0x0427,
                            text.substring(0, Math.min(3, text.length())).getBytes());
                    return random.nextBoolean() ? pdu.dataSm() : pdu.deliverSm();
                })
                .toArray(Delivered[]::new);

        deliver(pdus);

        assertThat(answers).hasSize(pdus.length);
        assertThat(answers.values()).containsOnly(OK);
    }

    /** Shapes that carriers were not seen to use yet. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsUplinksOfShape(String shape, Delivered pdu, String text) throws Exception {
        deliver(pdu);

        assertThat(uplinks).extracting(UplinkMessage::text).containsExactly(text);
        assertThat(answers).containsEntry(pdu, OK);
    }

    static Stream<Arguments> shapes() {
        byte[] wide = "退订".getBytes(StandardCharsets.UTF_16BE);
        byte[] gbk = "退订".getBytes(Charset.forName("GBK"));
        return Stream.of(
                arguments("nothing at all", uplink(0).deliverSm(), ""),
                arguments(
                        "nothing, and a header claimed", uplink(0).esmClass(UDH).deliverSm(), ""),
                arguments("message_payload", uplink(8).with(PAYLOAD, wide).deliverSm(), "退订"),
                arguments("data_sm in GBK", uplink(15).octets(gbk).dataSm(), "退订"),
                arguments(
                        "a header claimed and missing",
                        uplink(8).esmClass(UDH).octets(wide).deliverSm(),
                        "退订"),
                arguments(
                        "a header claimed and missing, Latin letters in UCS-2",
                        uplink(8)
                                .esmClass(UDH)
                                .octets("TD".getBytes(StandardCharsets.UTF_16BE))
                                .deliverSm(),
                        "TD"),
                arguments(
                        "a header without elements",
                        uplink(0).esmClass(UDH).octets(hex("00 5444")).deliverSm(),
                        "TD"),
                arguments(
                        "ports and no part of any",
                        uplink(0)
                                .esmClass(UDH)
                                .octets(hex("060504 1F901F90 5444"))
                                .deliverSm(),
                        "TD"),
                arguments(
                        "one part of one",
                        uplink(0)
                                .esmClass(UDH)
                                .octets(hex("050003 070101 5444"))
                                .deliverSm(),
                        "TD"),
                arguments(
                        "sar parameters of one part",
                        uplink(0)
                                .octets(hex("5444"))
                                .with(SAR_REFERENCE, (byte) 0, (byte) 7)
                                .with(SAR_TOTAL, (byte) 1)
                                .with(SAR_NUMBER, (byte) 1)
                                .deliverSm(),
                        "TD"),
                arguments(
                        "UCS-2 that ends in NUL",
                        uplink(8).octets(hex("9000 8BA2 0000")).deliverSm(),
                        "退订\0"),
                arguments(
                        "UCS-2 with half a character behind",
                        uplink(8).octets(hex("9000 8BA2 30")).deliverSm(),
                        "退订\uFFFD"),
                arguments("flash, in UCS-2", uplink(0x18).octets(wide).deliverSm(), "退订"),
                arguments(
                        "a user's acknowledgement",
                        uplink(0).esmClass(0x10).octets(hex("5444")).deliverSm(),
                        "TD"),
                arguments(
                        "what reads like a receipt",
                        Pdus.receipt(
                                        "id:1 sub:001 dlvrd:001 submit date:2611221030 done date:2611221031 stat:DELIVRD err:000 text:")
                                .esmClass(0)
                                .deliverSm(),
                        "id:1 sub:001 dlvrd:001 submit date:2611221030 done date:2611221031 stat:DELIVRD err:000 text:"));
    }

    private static Pdus uplink(int coding) {
        return Pdus.delivery().dataCoding(coding);
    }

    private static Delivered text(String text) {
        return uplink(0).octets(text.getBytes(StandardCharsets.US_ASCII)).deliverSm();
    }

    private static Delivered part(int number, String text) {
        return uplink(0)
                .octets(text.getBytes(StandardCharsets.US_ASCII))
                .with(SAR_REFERENCE, (byte) 0, (byte) 7)
                .with(SAR_TOTAL, (byte) 2)
                .with(SAR_NUMBER, (byte) number)
                .deliverSm();
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets.replace(" ", ""));
    }

    /** All in one round. */
    private void deliver(Delivered... pdus) throws Exception {
        SmppSession session = mock(SmppSession.class);
        doAnswer(call -> answers.put(call.getArgument(0), call.getArgument(1)))
                .when(session)
                .answer(any(), anyInt());
        InboundPump pump = new InboundPump(
                new Inbox(),
                new InMemoryLongUplinks(),
                new CarrierMetrics(new SimpleMeterRegistry()),
                Duration.ofMillis(1),
                Clock.systemUTC());
        for (Delivered pdu : pdus) {
            pump.add(ReceiptCorpusTest.channel(false), session, pdu);
        }
        pump.start();
        pump.stop(10_000);
    }

    private final class Inbox implements CarrierInbox {

        @Override
        public void receipts(List<DeliveryReport> reports) {
            stored.add(reports.size() + " receipts");
        }

        @Override
        public void uplink(UplinkMessage uplink) {
            if (uplink.text().equals("broken")) {
                throw new IllegalStateException("waited too long for a lock");
            }
            stored.add(uplink.text());
            uplinks.add(uplink);
        }
    }
}
