package dev.signet.carrier.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transceiver session as the carrier's client, with a window of submits under way.
 *
 * <p>jsmpp's own session blocks a thread for every submit under way; this one uses jsmpp's PDU formats and keeps a map
 * from sequence number to whoever waits, so two threads serve any window: one reads, one writes.
 */
public final class SmppSession {

    /**
     * Who to connect to, and how long to wait.
     *
     * @param responseTimeout a submit unanswered for so long has an unknown end, and the session is closed
     * @param enquireInterval silence after which the link is probed
     */
    public record Target(
            String carrier,
            String host,
            int port,
            String systemId,
            String password,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration enquireInterval) {}

    /** Told by the reading thread: must not block. */
    public interface Listener {

        /** To be answered by {@link SmppSession#answer} when it is durable. */
        void delivered(SmppSession session, Delivered pdu);

        /** Called once, after every submit under way has got its outcome. */
        void closed(SmppSession session, String why);
    }

    private static final Logger log = LoggerFactory.getLogger(SmppSession.class);
    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final byte SMPP_3_4 = 0x34;
    private static final int LAST_SEQUENCE = 0x7FFFFFFF;

    private enum Stage {
        QUEUED,
        WRITTEN,
        ENDED
    }

    private static final class UnderWay {
        private final Consumer<SubmitOutcome> waiting;
        private final long deadline;
        private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);

        UnderWay(Consumer<SubmitOutcome> waiting, long deadline) {
            this.waiting = waiting;
            this.deadline = deadline;
        }

        boolean written() {
            return stage.compareAndSet(Stage.QUEUED, Stage.WRITTEN);
        }

        void end(SubmitOutcome outcome) {
            if (stage.getAndSet(Stage.ENDED) != Stage.ENDED) {
                waiting.accept(outcome);
            }
        }

        void endLost(String why) {
            boolean neverLeft = stage.compareAndSet(Stage.QUEUED, Stage.ENDED);
            if (neverLeft) {
                waiting.accept(new SubmitOutcome.NotSent(why));
            } else {
                end(new SubmitOutcome.Unknown(why));
            }
        }
    }

    private final Target target;
    private final Listener listener;
    private final SmppWire wire;
    private final Map<Integer, UnderWay> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger sequence = new AtomicInteger(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long lastHeard = System.nanoTime();
    private volatile long probedAt;

    private SmppSession(Target target, Listener listener, SmppWire wire) {
        this.target = target;
        this.listener = listener;
        this.wire = wire;
    }

    /** Connects and binds as transceiver; blocks for at most the two timeouts. */
    public static SmppSession open(Target target, Listener listener) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(target.host(), target.port()), (int)
                    target.connectTimeout().toMillis());
            SmppWire wire = new SmppWire(socket);
            SmppSession session = new SmppSession(target, listener, wire);
            session.bind();
            return session;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void bind() throws IOException {
        wire.startWriting("smpp-write-" + target.carrier());
        wire.readTimeout((int) target.responseTimeout().toMillis());
        wire.send(bindPdu());
        byte[] answer = wire.read();
        if (SmppWire.commandId(answer) != SMPPConstant.CID_BIND_TRANSCEIVER_RESP
                || SmppWire.commandStatus(answer) != SMPPConstant.STAT_ESME_ROK) {
            wire.close();
            throw new IOException("bind refused: " + CommandStatus.name(SmppWire.commandStatus(answer)));
        }
        wire.readTimeout(0);
        Thread reader = new Thread(this::readUntilClosed, "smpp-read-" + target.carrier());
        reader.setDaemon(true);
        reader.start();
    }

    private byte[] bindPdu() throws IOException {
        try {
            return COMPOSER.bind(
                    SMPPConstant.CID_BIND_TRANSCEIVER,
                    nextSequence(),
                    target.systemId(),
                    target.password(),
                    null,
                    SMPP_3_4,
                    (byte) 0,
                    (byte) 0,
                    null);
        } catch (PDUStringException e) {
            throw new IOException("system id or password does not fit SMPP: " + e.getMessage(), e);
        }
    }

    /**
     * Queues one submit. The consumer hears exactly one outcome, from the reading thread, or at once from this one
     * where the session has ended.
     */
    public void submit(Submit submit, Consumer<SubmitOutcome> waiting) {
        int number = nextSequence();
        UnderWay entry = new UnderWay(
                waiting, System.nanoTime() + target.responseTimeout().toNanos());
        byte[] pdu;
        try {
            pdu = submit.pdu(number);
        } catch (PDUStringException e) {
            entry.end(new SubmitOutcome.Refused(e.getErrorCode()));
            return;
        }
        underWay.put(number, entry);
        wire.send(pdu, entry::written);
        if (ended.get()) {
            underWay.remove(number);
            entry.endLost("session ended");
        }
    }

    public void answer(Delivered pdu, int commandStatus) {
        if (pdu.dataSm()) {
            wire.send(dataSmResp(commandStatus, pdu.sequence()));
        } else {
            wire.send(COMPOSER.deliverSmResp(commandStatus, pdu.sequence(), null));
        }
    }

    private static byte[] dataSmResp(int commandStatus, int number) {
        try {
            return COMPOSER.dataSmResp(commandStatus, number, null);
        } catch (PDUStringException e) {
            throw new IllegalStateException("an answer without texts is too long", e);
        }
    }

    public int underWay() {
        return underWay.size();
    }

    public boolean isOpen() {
        return !ended.get();
    }

    /** To be called about every second: probes a silent link and ends a session that does not answer. */
    public void tick() {
        long now = System.nanoTime();
        boolean unanswered = underWay.values().stream().anyMatch(entry -> now - entry.deadline > 0);
        if (unanswered) {
            end("no answer to a submit within " + target.responseTimeout().toMillis() + " ms");
        } else if (probedAt != 0 && now - probedAt > target.responseTimeout().toNanos()) {
            end("no answer to enquire_link");
        } else if (probedAt == 0 && now - lastHeard > target.enquireInterval().toNanos()) {
            probedAt = now;
            wire.send(COMPOSER.enquireLink(nextSequence()));
        }
    }

    /** Unbinds and closes. The caller has waited for what is under way; what is left then is unknown. */
    public void close() {
        wire.send(COMPOSER.unbind(nextSequence()));
        wire.closeWhenWritten();
        end("closed by us");
    }

    private void readUntilClosed() {
        String why = "closed by the carrier";
        try {
            while (isOpen()) {
                read(wire.read());
            }
        } catch (IOException e) {
            why = e.getMessage() == null ? why : e.getMessage();
        } catch (RuntimeException e) {
            why = "internal: " + e;
            log.error("The SMPP session with {} ends on an unexpected error", target.carrier(), e);
        } finally {
            end(why);
            wire.close();
        }
    }

    private void read(byte[] pdu) {
        lastHeard = System.nanoTime();
        probedAt = 0;
        int number = SmppWire.sequence(pdu);
        switch (SmppWire.commandId(pdu)) {
            case SMPPConstant.CID_SUBMIT_SM_RESP, SMPPConstant.CID_GENERIC_NACK -> answered(number, pdu);
            case SMPPConstant.CID_DELIVER_SM, SMPPConstant.CID_DATA_SM -> delivered(number, pdu);
            case SMPPConstant.CID_ENQUIRE_LINK -> wire.send(COMPOSER.enquireLinkResp(number));
            case SMPPConstant.CID_ENQUIRE_LINK_RESP -> {}
            case SMPPConstant.CID_UNBIND -> {
                wire.send(COMPOSER.unbindResp(SMPPConstant.STAT_ESME_ROK, number));
                wire.closeWhenWritten();
                end("unbound by the carrier");
            }
            default -> wire.send(COMPOSER.genericNack(SMPPConstant.STAT_ESME_RINVCMDID, number));
        }
    }

    private void answered(int number, byte[] pdu) {
        UnderWay entry = underWay.remove(number);
        if (entry == null) {
            log.warn("{} answered a submit that nobody waits for, sequence {}", target.carrier(), number);
            return;
        }
        int status = SmppWire.commandStatus(pdu);
        entry.end(status == SMPPConstant.STAT_ESME_ROK ? accepted(pdu) : new SubmitOutcome.Refused(status));
    }

    /** Only the id is wanted: read directly, because this is done for every message. */
    private static SubmitOutcome accepted(byte[] pdu) {
        int end = 16;
        while (end < pdu.length && pdu[end] != 0) {
            end++;
        }
        String id = new String(pdu, 16, end - 16, StandardCharsets.US_ASCII);
        return id.isEmpty()
                ? new SubmitOutcome.Unknown("accepted without a message id")
                : new SubmitOutcome.Accepted(id);
    }

    private void delivered(int number, byte[] pdu) {
        Delivered delivered;
        try {
            delivered = Delivered.read(pdu);
        } catch (IllegalArgumentException e) {
            log.warn("{} delivered what cannot be read: {}", target.carrier(), e.getMessage());
            wire.send(COMPOSER.genericNack(SMPPConstant.STAT_ESME_RINVCMDLEN, number));
            return;
        }
        listener.delivered(this, delivered);
    }

    private void end(String why) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        if (!why.equals("closed by us") && !why.startsWith("unbound")) {
            wire.close();
        }
        underWay.forEach((number, entry) -> {
            underWay.remove(number);
            entry.endLost(why);
        });
        listener.closed(this, why);
    }

    private int nextSequence() {
        return sequence.getAndUpdate(n -> n == LAST_SEQUENCE ? 1 : n + 1);
    }
}
