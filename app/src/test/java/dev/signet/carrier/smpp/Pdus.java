package dev.signet.carrier.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;

/** Deliveries of a carrier, octet by octet. */
public final class Pdus {

    private static final DefaultComposer COMPOSER = new DefaultComposer();

    private String source = "8613812345678";
    private String destination = "106900";
    private int esmClass;
    private int dataCoding;
    private byte[] octets = {};
    private final List<OptionalParameter> parameters = new ArrayList<>();

    public static Pdus delivery() {
        return new Pdus();
    }

    public static Pdus receipt(String text) {
        return new Pdus().esmClass(0x04).octets(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Pdus from(String address) {
        source = address;
        return this;
    }

    public Pdus to(String address) {
        destination = address;
        return this;
    }

    public Pdus esmClass(int value) {
        esmClass = value;
        return this;
    }

    public Pdus dataCoding(int value) {
        dataCoding = value;
        return this;
    }

    public Pdus octets(byte... value) {
        octets = value;
        return this;
    }

    public Pdus with(int tag, byte... value) {
        parameters.add(new OptionalParameter.OctetString((short) tag, value));
        return this;
    }

    public Pdus receiptedMessageId(String id) {
        return with(0x001E, (id + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    public Pdus messageState(int state) {
        return with(0x0427, (byte) state);
    }

    public Delivered deliverSm() {
        try {
            return Delivered.read(COMPOSER.deliverSm(
                    7,
                    null,
                    (byte) 1,
                    (byte) 1,
                    source,
                    (byte) 0,
                    (byte) 1,
                    destination,
                    (byte) esmClass,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) dataCoding,
                    octets,
                    parameters.toArray(OptionalParameter[]::new)));
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    public Delivered dataSm() {
        try {
            return Delivered.read(COMPOSER.dataSm(
                    7,
                    null,
                    (byte) 1,
                    (byte) 1,
                    source,
                    (byte) 0,
                    (byte) 1,
                    destination,
                    (byte) esmClass,
                    (byte) 0,
                    (byte) dataCoding,
                    with(0x0424, octets).parameters.toArray(OptionalParameter[]::new)));
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }
}
