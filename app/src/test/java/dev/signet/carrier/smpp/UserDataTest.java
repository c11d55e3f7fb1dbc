package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserDataTest {

    private static final int UDH = 0x40;

    @ParameterizedTest
    @CsvSource({
        "050003FE0302, 254, 3, 2",
        "060804 1234 0302, 4660, 3, 2",
        "09 2502 0001 0003FE0302, 254, 3, 2", // national language first
        "0B 0504 0B840B84 0003FE0302, 254, 3, 2", // ports first
        "0C 0504 0B840B84 0804 0001 0302, 1, 3, 2",
        "08 0003FE0302 2401 03, 254, 3, 2", // and another one behind
    })
    void findsThePlaceInALongTextInAnyHeader(String header, int reference, int total, int number) {
        UserData data = UserData.of(
                Pdus.delivery().esmClass(UDH).octets(hex(header + "5444")).deliverSm());

        assertThat(data.segment()).isEqualTo(new UserData.Segment(reference, total, number));
        assertThat(data.octets()).isEqualTo(hex("5444"));
        assertThat(data.sound()).isTrue();
    }

    @Test
    void findsItInTheParameters() {
        UserData data = UserData.of(Pdus.delivery()
                .octets(hex("5444"))
                .with(0x020C, (byte) 0x12, (byte) 0x34)
                .with(0x020E, (byte) 3)
                .with(0x020F, (byte) 2)
                .deliverSm());

        assertThat(data.segment()).isEqualTo(new UserData.Segment(0x1234, 3, 2));
    }

    @Test
    void findsItInAPayload() {
        UserData data = UserData.of(Pdus.delivery()
                .esmClass(UDH)
                .with(0x0424, hex("050003FE03025444"))
                .deliverSm());

        assertThat(data.segment()).isEqualTo(new UserData.Segment(254, 3, 2));
        assertThat(data.octets()).isEqualTo(hex("5444"));
    }

    /** One part of one, a number past the total, a total of 0, an element that reaches over the end. */
    @ParameterizedTest
    @ValueSource(strings = {"050003FE0101", "050003FE0304", "050003FE0000", "050003FE0300", "03 0003 FE"})
    void standsAloneWhereTheHeaderSaysNothingOfUse(String header) {
        UserData data = UserData.of(
                Pdus.delivery().esmClass(UDH).octets(hex(header + "5444")).deliverSm());

        assertThat(data.segment()).isNull();
        assertThat(data.octets()).isEqualTo(hex("5444"));
    }

    @Test
    void keepsOctetsThatClaimMoreHeaderThanThereIs() {
        UserData data =
                UserData.of(Pdus.delivery().esmClass(UDH).octets(hex("5444")).deliverSm());

        assertThat(data.octets()).isEqualTo(hex("5444"));
        assertThat(data.sound()).isFalse();
    }

    /** Long enough for what its first letter would say of a header; and UCS-2, which no header of one octet is before. */
    @ParameterizedTest
    @CsvSource({
        "0, 'Please stop sending me these messages, I never asked for any of them; nor did anybody else here at home.'",
        "8, TD"
    })
    void takesNothingFromATextThatClaimsAHeaderAndHasNone(int coding, String text) {
        byte[] octets = text.getBytes(coding == 8 ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII);
        UserData data = UserData.of(
                Pdus.delivery().esmClass(UDH).dataCoding(coding).octets(octets).deliverSm());

        assertThat(data.octets()).isEqualTo(octets);
        assertThat(data.sound()).isFalse();
    }

    @Test
    void bearsParametersOfOddLengths() {
        Delivered pdu = Pdus.delivery()
                .octets(hex("5444"))
                .with(0x020C, (byte) 1)
                .with(0x020E)
                .with(0x0427, (byte) 1, (byte) 2, (byte) 3)
                .deliverSm();

        assertThat(UserData.of(pdu).segment()).isNull();
        assertThat(pdu.number(0x0427)).isEqualTo(-1);
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets.replace(" ", ""));
    }
}
