package dev.signet.carrier.simulator;

import dev.signet.carrier.smpp.SmppWire;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Bind;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUComposer;
import org.jsmpp.util.PDUDecomposer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection to the simulated carrier. */
final class SimulatedSession {

    private static final Logger log = LoggerFactory.getLogger(SimulatedSession.class);
    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final PDUDecomposer DECOMPOSER = new DefaultDecomposer();
    private static final int BIND_WITHIN_MILLIS = 10_000;

    private final SmppWire wire;
    private final SimulatorServer server;
    private final AtomicInteger sequence = new AtomicInteger(1);
    private final Map<Integer, Delivery> delivering = new ConcurrentHashMap<>();
    private volatile @Nullable String systemId;
    private volatile boolean closed;
    private volatile long stalledUntil;

    SimulatedSession(Socket socket, SimulatorServer server) throws IOException {
        this.wire = new SmppWire(socket);
        this.server = server;
        wire.readTimeout(BIND_WITHIN_MILLIS);
    }

    /** Serves until the connection ends. */
    void serve() {
        wire.startWriting("simulator-write");
        try {
            while (!closed) {
                serve(wire.read());
            }
        } catch (IOException | PDUStringException e) {
            log.debug("A client's connection ended: {}", e.toString());
        } catch (RuntimeException e) {
            // The jsmpp formats answer an octet that does not fit with an index out of bounds.
            log.warn("A client sent what cannot be read as SMPP: {}", e.toString());
        } finally {
            close();
        }
    }

    private void serve(byte[] pdu) throws PDUStringException, IOException {
        int number = SmppWire.sequence(pdu);
        int command = SmppWire.commandId(pdu);
        if (systemId == null && command != SMPPConstant.CID_BIND_TRANSCEIVER) {
            answer(COMPOSER.genericNack(SMPPConstant.STAT_ESME_RINVBNDSTS, number));
            return;
        }
        switch (command) {
            case SMPPConstant.CID_BIND_TRANSCEIVER -> bind(pdu, number);
            case SMPPConstant.CID_SUBMIT_SM -> server.submitted(this, DECOMPOSER.submitSm(pdu));
            case SMPPConstant.CID_DELIVER_SM_RESP, SMPPConstant.CID_DATA_SM_RESP ->
                delivered(number, SmppWire.commandStatus(pdu));
            case SMPPConstant.CID_ENQUIRE_LINK -> answer(COMPOSER.enquireLinkResp(number));
            case SMPPConstant.CID_UNBIND -> {
                answer(COMPOSER.unbindResp(SMPPConstant.STAT_ESME_ROK, number));
                wire.closeWhenWritten();
                closed = true;
            }
            case SMPPConstant.CID_ENQUIRE_LINK_RESP, SMPPConstant.CID_GENERIC_NACK -> {}
            default -> answer(COMPOSER.genericNack(SMPPConstant.STAT_ESME_RINVCMDID, number));
        }
    }

    private void bind(byte[] pdu, int number) throws PDUStringException, IOException {
        Bind bind = DECOMPOSER.bind(pdu);
        String id = bind.getSystemId() == null ? "" : bind.getSystemId();
        if (!server.admits(bind.getPassword())) {
            answer(COMPOSER.composeHeader(
                    SMPPConstant.CID_BIND_TRANSCEIVER_RESP, SMPPConstant.STAT_ESME_RINVPASWD, number));
            return;
        }
        answer(COMPOSER.bindResp(SMPPConstant.CID_BIND_TRANSCEIVER_RESP, number, "signet-sim"));
        wire.readTimeout(0);
        systemId = id;
        server.bound(this);
    }

    String systemId() {
        String id = systemId;
        return id == null ? "" : id;
    }

    boolean isBound() {
        return systemId != null && !closed;
    }

    void accepted(int number, String messageId) {
        try {
            answer(COMPOSER.submitSmResp(number, messageId));
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    void refused(int number, int status) {
        answer(COMPOSER.composeHeader(SMPPConstant.CID_SUBMIT_SM_RESP, status, number));
    }

    void halfAccepted(int number, String messageId) throws PDUStringException {
        byte[] whole = COMPOSER.submitSmResp(number, messageId);
        wire.send(Arrays.copyOf(whole, whole.length - 3));
        wire.closeWhenWritten();
    }

    /** From now on nothing is answered or sent for so long; what should have been follows then. */
    void stall(long nanos) {
        stalledUntil = System.nanoTime() + nanos;
    }

    private void answer(byte[] pdu) {
        long wait = stalledUntil == 0 ? 0 : stalledUntil - System.nanoTime();
        if (wait > 0) {
            server.later(wait, TimeUnit.NANOSECONDS, () -> wire.send(pdu));
        } else {
            wire.send(pdu);
        }
    }

    /** False when the window is full or the session gone: to be tried on another, or later. */
    boolean deliver(Delivery delivery) {
        if (!isBound() || delivering.size() >= server.deliverWindow()) {
            return false;
        }
        int number = sequence.getAndUpdate(n -> n == Integer.MAX_VALUE ? 1 : n + 1);
        delivering.put(number, delivery);
        try {
            answer(delivery.pdu(number));
        } catch (PDUStringException e) {
            delivering.remove(number);
            // The value itself, which the exception says, may be anybody's number.
            log.warn("Cannot deliver: a value is too long for its field, command_status {}", e.getErrorCode());
        }
        return true;
    }

    private void delivered(int number, int status) {
        Delivery delivery = delivering.remove(number);
        if (delivery == null) {
            return;
        }
        if (status == SMPPConstant.STAT_ESME_ROK) {
            server.confirmed();
        } else {
            server.deliverAgain(delivery);
        }
        server.deliverWaiting();
    }

    void close() {
        closed = true;
        wire.close();
        server.gone(this);
        List<Delivery> unconfirmed = new ArrayList<>(delivering.values());
        delivering.clear();
        unconfirmed.forEach(server::deliverAgain);
    }
}
