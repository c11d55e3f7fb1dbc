package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.Pdus;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Receipts as some three dozen carriers and gateways write them, in deliver_sm and in data_sm. */
class ReceiptCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/carrier/receipts.tsv");
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long NUMBER = 86_138_1234_5678L;
    private static final Pattern OCTET = Pattern.compile("\\\\x([0-9a-f]{2})");
    /** What says how the rest is spelled. */
    private static final Pattern SPELLED = Pattern.compile("(utf-16(?:be|le)?):(.*)");

    private static final String FULL =
            "id:42 sub:001 dlvrd:001 submit date:2611221030 done date:2611221031 stat:DELIVRD err:000 text:";
    private static final CarrierCodes CODES = new CarrierCodes();

    @TestFactory
    Stream<DynamicTest> readsReceiptsOf() throws IOException {
        return Files.readAllLines(CORPUS).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("make\t"))
                .map(line -> line.split("\t", -1))
                .map(cells -> dynamicTest(cells[0], () -> {
                    assertThat(cells).hasSize(10);
                    check(cells, pdu(cells).deliverSm());
                    check(cells, pdu(cells).dataSm());
                }));
    }

    private static Pdus pdu(String[] cells) {
        Pdus pdu = Pdus.delivery().esmClass(0x04).octets(octets(cells[2]));
        pdu = cells[3].isEmpty() ? pdu : pdu.receiptedMessageId(cells[3]);
        return cells[4].isEmpty() ? pdu : pdu.messageState(Integer.parseInt(cells[4]));
    }

    private static byte[] octets(String text) {
        var spelled = SPELLED.matcher(text);
        if (spelled.matches()) {
            return spelled.group(2).getBytes(Charset.forName(spelled.group(1)));
        }
        return OCTET.matcher(text)
                .replaceAll(octet -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(octet.group(1), 16))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void check(String[] cells, Delivered pdu) {
        Inbound inbound = inbound(pdu);
        DeliveryReport report = inbound.report(NOW);

        assertThat(inbound.kind()).isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(String.join(",", report.ids())).isEqualTo(cells[5]);
        assertThat(report.status()).isEqualTo(cells[6]);
        assertThat(report.error() == null ? "" : report.error()).isEqualTo(cells[7]);
        assertThat(report.doneAt()).isEqualTo(done(cells[8]));
        assertThat(report.number()).isEqualTo(NUMBER);
        assertThat(reading(report)).isEqualTo(cells[9]);
    }

    private static Instant done(String text) {
        if (text.isEmpty()) {
            return NOW;
        }
        return text.matches(".*[+-]\\d\\d:00")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ZONE).toInstant();
    }

    private static String reading(DeliveryReport report) {
        if (!report.isReadable()) {
            return "UNREADABLE";
        }
        return switch (CODES.meaning(report.status(), report.error()).category()) {
            case OK -> "DELIVERED";
            case PENDING -> "PENDING";
            default -> "FAILED";
        };
    }

    /** The flags of 5.2.12, and what is recognised without one. */
    @Test
    void tellsReceiptsFromUplinks() {
        assertThat(kind(Pdus.receipt(FULL))).isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(kind(Pdus.receipt(FULL).esmClass(0x44))).isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(kind(Pdus.receipt(FULL).esmClass(0x24))).isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(kind(Pdus.receipt(FULL).esmClass(0x20))).isEqualTo(Inbound.Kind.INTERMEDIATE);
        assertThat(kind(Pdus.receipt("").esmClass(0x20).messageState(2))).isEqualTo(Inbound.Kind.INTERMEDIATE);
        assertThat(kind(Pdus.receipt("id:42 stat:DELIVRD").esmClass(0).receiptedMessageId("42")))
                .isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(kind(Pdus.receipt("").esmClass(0).receiptedMessageId("42").messageState(2)))
                .isEqualTo(Inbound.Kind.RECEIPT);

        assertThat(kind(Pdus.receipt("TD").esmClass(0))).isEqualTo(Inbound.Kind.UPLINK);
        assertThat(kind(Pdus.receipt("TD").esmClass(0).receiptedMessageId("42")))
                .isEqualTo(Inbound.Kind.UPLINK);
        assertThat(kind(Pdus.receipt("my id:42 and stat:DELIVRD").esmClass(0))).isEqualTo(Inbound.Kind.UPLINK);
        assertThat(kind(Pdus.receipt("thank you").esmClass(0x10))).isEqualTo(Inbound.Kind.UPLINK);
    }

    /**
     * A subscriber can write all that a receipt says, but sets no parameter. An uplink's own id, which some carriers put
     * where a receipt has the message's, makes no receipt of it.
     */
    @Test
    void believesNoReceiptThatASubscriberMayHaveWritten() {
        Pdus full = Pdus.receipt(FULL).esmClass(0);
        Pdus beside = Pdus.receipt("id:42 stat:UNDELIV err:001").esmClass(0).receiptedMessageId("the uplink's own");

        assertThat(kind(full)).isEqualTo(Inbound.Kind.UPLINK_LIKE_RECEIPT);
        assertThat(kind(beside)).isEqualTo(Inbound.Kind.UPLINK_LIKE_RECEIPT);
        assertThat(kind(Pdus.receipt("Status: ok, no more please").esmClass(0).receiptedMessageId("7")))
                .isEqualTo(Inbound.Kind.UPLINK);

        assertThat(new Inbound(channel(true), null, full.deliverSm()).kind()).isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(new Inbound(channel(true), null, beside.deliverSm()).kind()).isEqualTo(Inbound.Kind.RECEIPT);
        assertThat(new Inbound(
                                channel(true),
                                null,
                                Pdus.receipt("TD, thank you").esmClass(0).deliverSm())
                        .kind())
                .isEqualTo(Inbound.Kind.UPLINK);
    }

    private static Inbound.Kind kind(Pdus pdu) {
        return inbound(pdu.deliverSm()).kind();
    }

    /** The number is the second evidence: from where the carrier puts it, in its own way of writing. */
    @Test
    void findsTheNumberInEitherAddress() {
        assertThat(number("8613812345678", "106900")).isEqualTo(NUMBER);
        assertThat(number("+8613812345678", "106900")).isEqualTo(NUMBER);
        assertThat(number("008613812345678", "106900")).isEqualTo(NUMBER);
        assertThat(number("13812345678", "106900123")).isEqualTo(13_812_345_678L);
        assertThat(number("106900123", "8613812345678")).isEqualTo(NUMBER);
        assertThat(number("106911", "8613812345678")).isEqualTo(NUMBER);
        assertThat(number(" +86 138-1234-5678", "106900")).isEqualTo(NUMBER);
        assertThat(number("013812345678", "106900")).isEqualTo(NUMBER);
        assertThat(number("86106900123", "8613812345678")).isEqualTo(NUMBER);
        assertThat(number("+106900", "tel:+8613812345678")).isEqualTo(NUMBER);
        assertThat(number("", "106900")).isZero();
        assertThat(number("138****5678", "106900")).isZero();
        assertThat(number("Vodafone", "106900")).isZero();
    }

    private static long number(String from, String to) {
        return inbound(Pdus.receipt("id:1 stat:DELIVRD").from(from).to(to).deliverSm())
                .report(NOW)
                .number();
    }

    @Test
    void readsTheErrorOfTheNetworkWhereTheTextTellsNone() {
        Delivered pdu = Pdus.receipt("")
                .receiptedMessageId("42")
                .messageState(5)
                .with(0x0423, (byte) 3, (byte) 2, (byte) 0x59)
                .deliverSm();

        assertThat(inbound(pdu).report(NOW).error()).isEqualTo("601");
    }

    /** The first letter would be the length of the header, which the text is long enough for. */
    @Test
    void readsAReceiptWhoseFlagClaimsAHeader() {
        assertThat(inbound(Pdus.receipt(FULL + "hello").esmClass(0x44).deliverSm())
                        .report(NOW)
                        .ids())
                .containsExactly("42");
    }

    /** The start of the sent message may be a code. */
    @Test
    void keepsNothingOfTheQuotedMessage() {
        Delivered pdu = Pdus.receipt("id:42 stat: text:Your code is 1234").deliverSm();

        assertThat(inbound(pdu).report(NOW).said()).isEqualTo("id:42 stat:");
    }

    private static Inbound inbound(Delivered pdu) {
        return new Inbound(channel(false), null, pdu);
    }

    static CarrierChannel channel(boolean unflaggedReceipts) {
        return new CarrierChannel(carrier(unflaggedReceipts), 0, null, null, null, null);
    }

    private static CarrierSettings.Carrier carrier(boolean unflaggedReceipts) {
        return new CarrierSettings.Carrier(
                "test",
                "127.0.0.1",
                0,
                "signet",
                "secret",
                null,
                100,
                32,
                1,
                Set.of(),
                1,
                "106900",
                "106911",
                Set.of(CarrierSettings.IdForm.SAME),
                unflaggedReceipts,
                ZONE,
                0,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
    }
}
