package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.carrier.smpp.UserData;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongUplinkTest {

    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final byte[] GBK = "我不要再收到短信了".getBytes(Charset.forName("GBK"));

    /** The fifth character lies half in the first part and half in the second. */
    @Test
    void readsACharacterThatIsCutInTwo() {
        UplinkMessage message = new LongUplink(
                        0,
                        List.of(
                                part(2, 15, Arrays.copyOfRange(GBK, 9, GBK.length)),
                                part(1, 15, Arrays.copyOf(GBK, 9))))
                .message();

        assertThat(message.text()).isEqualTo("我不要再收到短信了");
        assertThat(message.unread()).isNull();
    }

    @Test
    void readsPartsOfDifferentCodings() {
        UplinkMessage message = new LongUplink(0, List.of(part(1, 0, "TD ".getBytes()), part(2, 15, GBK))).message();

        assertThat(message.text()).isEqualTo("TD 我不要再收到短信了");
    }

    @Test
    void keepsTheOctetsOfAllPartsThatCannotBeRead() {
        UplinkMessage message = new LongUplink(0, List.of(part(2, 5, new byte[] {(byte) 0x83}), part(1, 5, new byte[] {
                    (byte) 0x82
                })))
                .message();

        assertThat(message.unread().octets()).containsExactly(0x82, 0x83);
        assertThat(message.text()).isEmpty();
    }

    /** Two nodes that find the parts together must not store two texts; what comes late is another one. */
    @Test
    void goesByOneIdWhoeverJoinsIt() {
        UplinkPart first = part(1, 0, "a".getBytes());
        UplinkPart second = part(2, 0, "b".getBytes());
        String whole = new LongUplink(0, List.of(first, second)).message().carrierMessageId();

        assertThat(new LongUplink(0, List.of(second, first)).message().carrierMessageId())
                .isEqualTo(whole);
        assertThat(new LongUplink(0, List.of(first)).message().carrierMessageId())
                .isNotEqualTo(whole);
        assertThat(new LongUplink(0, List.of(second)).message().carrierMessageId())
                .isNotEqualTo(whole);
    }

    private static UplinkPart part(int number, int coding, byte[] octets) {
        return new UplinkPart(
                "c", "8613812345678", "106900", new UserData.Segment(7, 2, number), coding, octets, null, NOW);
    }
}
