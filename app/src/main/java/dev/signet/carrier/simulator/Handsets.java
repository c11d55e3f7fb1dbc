package dev.signet.carrier.simulator;

import dev.signet.carrier.smpp.DataCoding;
import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.UserData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jsmpp.bean.SubmitSm;

/**
 * The phones behind the simulated carrier: the last short messages it took, as they came, and read when somebody looks.
 * None where nothing is to be kept.
 */
final class Handsets {

    private static final int SHOWN = 10;
    private static final String MAINLAND = "86";

    private final int kept;
    private final Deque<Arrived> last = new ArrayDeque<>();

    /** @param kept short messages of all numbers together */
    Handsets(int kept) {
        this.kept = kept;
    }

    private record Arrived(String number, int esmClass, int dataCoding, byte[] octets) {

        UserData read() {
            return UserData.of(new Delivered(false, 0, "", number, esmClass, dataCoding, octets, Map.of()));
        }
    }

    boolean areKept() {
        return kept > 0;
    }

    void receive(SubmitSm pdu) {
        if (kept == 0) {
            return;
        }
        byte[] octets = pdu.getShortMessage();
        Arrived arrived = new Arrived(
                String.valueOf(pdu.getDestAddress()),
                pdu.getEsmClass(),
                pdu.getDataCoding() & 0xFF,
                octets == null ? new byte[0] : octets);
        synchronized (last) {
            last.addLast(arrived);
            if (last.size() > kept) {
                last.removeFirst();
            }
        }
    }

    /**
     * The newest first; the parts of a long text, which come one after the other, are one.
     *
     * @param number with its country code, or as it is dialled in mainland China
     */
    List<String> of(String number) {
        List<Arrived> arrived;
        synchronized (last) {
            arrived = last.stream()
                    .filter(one -> one.number().equals(number) || one.number().equals(MAINLAND + number))
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        for (Arrived one : arrived) {
            UserData data = one.read();
            String text = DataCoding.read(one.dataCoding(), data.octets()).text();
            UserData.Segment segment = data.segment();
            boolean goesOn = segment != null && segment.number() > 1 && !texts.isEmpty();
            texts.add(goesOn ? texts.remove(texts.size() - 1) + text : text);
        }
        Collections.reverse(texts);
        return texts.stream().limit(SHOWN).toList();
    }
}
