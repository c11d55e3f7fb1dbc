package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.text.Segments;
import dev.signet.support.RandomTexts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is counted is what goes over the wire, whatever the text: read back from the octets of the PDUs themselves. */
class CountedPartsTest {

    private static final int TEXTS = 20_000;

    @Test
    @Tag("S7.2-3")
    void everyTextIsSentInAsManyPdusAsItIsCounted() throws Exception {
        long seed = System.nanoTime();
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next(500);
            boolean international = i % 2 == 0;

            List<SubmitSm> pdus = pdus(text, international);

            String which = "seed " + seed + ", text " + i + (international ? " abroad: " : " at home: ") + text;
            assertThat(pdus).as(which).hasSize(Segments.count(text, international));
            assertThat(pdus.stream().map(pdu -> content(pdu, pdus.size())).collect(Collectors.joining()))
                    .as(which)
                    .isEqualTo(text);
            assertThat(pdus).as(which).allMatch(CountedPartsTest::fits);
            assertThat(pdus).as(which).noneMatch(pdu -> endsAmidACharacter(content(pdu, pdus.size()), pdu));
        }
    }

    private static List<SubmitSm> pdus(String text, boolean international) {
        ShortMessages.Coded coded = ShortMessages.encode(text, international, 7);
        return IntStream.range(0, coded.parts().size())
                .mapToObj(part -> new Submit(
                        "106900", "85251234567", coded.coding(), coded.parts().get(part), coded.isLong(), null, null))
                .map(CountedPartsTest::overTheWire)
                .toList();
    }

    private static SubmitSm overTheWire(Submit submit) {
        try {
            return new DefaultDecomposer().submitSm(submit.pdu(1));
        } catch (PDUStringException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(SubmitSm pdu, int of) {
        byte[] octets = pdu.getShortMessage();
        assertThat((pdu.getEsmClass() & 0x40) != 0).isEqualTo(of > 1);
        byte[] spelt = of > 1 ? Arrays.copyOfRange(octets, ShortMessages.HEADER_OCTETS, octets.length) : octets;
        return DataCoding.read(pdu.getDataCoding(), spelt).text();
    }

    /** Into the 140 octets of a short message: septets are packed there, the header takes the room of seven of them. */
    private static boolean fits(SubmitSm pdu) {
        int octets = pdu.getShortMessage().length;
        boolean header = (pdu.getEsmClass() & 0x40) != 0;
        return pdu.getDataCoding() == TextCoding.UCS2.dataCoding()
                ? octets <= 140
                : octets <= (header ? ShortMessages.HEADER_OCTETS + 153 : 160);
    }

    private static boolean endsAmidACharacter(String part, SubmitSm pdu) {
        byte[] octets = pdu.getShortMessage();
        boolean gsm7 = pdu.getDataCoding() == TextCoding.GSM7.dataCoding();
        return gsm7 && octets.length > 0 && octets[octets.length - 1] == 0x1B
                || !part.isEmpty() && Character.isHighSurrogate(part.charAt(part.length() - 1));
    }
}
