package dev.signet.carrier.simulator;

import dev.signet.carrier.smpp.TokenBucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A carrier on the loopback interface that speaks SMPP 3.4: takes submits, sends receipts and uplinks, misbehaves as a
 * script says, and counts. Two threads a connection and one for everything that comes later serve ten thousand
 * messages a second.
 *
 * <p>It lives on its own clock, as a carrier does: the business clock of the application is none of its business.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SimulatorServer.class);
    private static final long AGAIN_AFTER_MILLIS = 1000;

    private final ServerSocket listening;
    private final @Nullable String password;
    private final NumberTable numbers;
    private final SubmitLedger ledger;
    private final Handsets handsets;
    private final List<SimulatedSession> sessions = new CopyOnWriteArrayList<>();
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final ScheduledThreadPoolExecutor timer;
    /** Starts at the time of day so that a restarted simulator does not give an id twice. */
    private final AtomicLong nextId = new AtomicLong(System.currentTimeMillis() % 10_000_000_000L * 100_000L);

    private final AtomicLong submits = new AtomicLong();
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicInteger references = new AtomicInteger();
    private int turn;
    private volatile FaultScript script;
    private volatile String written;
    private volatile @Nullable TokenBucket rate;

    private SimulatorServer(
            ServerSocket listening, SimulatorOptions options, NumberTable numbers, FaultScript script, String written) {
        this.listening = listening;
        this.password = options.password();
        this.numbers = numbers;
        this.ledger = new SubmitLedger(options.remembered());
        this.handsets = new Handsets(options.texts());
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "simulator-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.timer.setRemoveOnCancelPolicy(true);
        this.script = script;
        this.written = written;
        follow(script);
    }

    /** @throws IllegalArgumentException when the script or the number table cannot be read */
    public static SimulatorServer start(SimulatorOptions options) throws IOException {
        FaultScript script = options.script() == null ? FaultScript.NONE : FaultScript.read(options.script());
        String written = options.script() == null ? "" : Files.readString(options.script());
        if (options.receiptDelay() != null) {
            script = script.withReceiptDelay(options.receiptDelay());
        }
        if (written.isEmpty()) {
            written = "receipts: {delay: " + script.receiptDelay().toMillis() + "ms}\n";
        }
        NumberTable numbers = options.numbers() == null ? NumberTable.shipped() : NumberTable.read(options.numbers());
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()));
        SimulatorServer server = new SimulatorServer(listening, options, numbers, script, written);
        server.accepting();
        return server;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Replaces the script; submits are numbered from 1 again. */
    public void follow(String yaml) {
        follow(FaultScript.parse(yaml));
        written = yaml;
    }

    /** The script that it follows, as it was given. */
    public String script() {
        return written;
    }

    private void follow(FaultScript next) {
        Integer perSecond = next.rate();
        rate = perSecond == null ? null : new TokenBucket(perSecond, System.nanoTime());
        script = next;
        submits.set(0);
        if (next.firstId() != null) {
            nextId.set(next.firstId());
        }
    }

    /**
     * What the simulator has seen.
     *
     * @param sessions clients bound
     * @param waiting receipts and uplinks that no client has taken yet
     * @param confirmed receipts and uplinks that a client has taken
     */
    public record State(int sessions, int waiting, long confirmed, long seen, long taken) {}

    public State state() {
        SubmitLedger.Counts counts = ledger.counts(Integer.MAX_VALUE);
        int bound = (int) sessions.stream().filter(SimulatedSession::isBound).count();
        return new State(bound, waitingCount.get(), confirmed.get(), counts.seen(), counts.taken());
    }

    /** How often each message was taken, for those taken at least so often. */
    public java.util.Map<String, Integer> taken(int atLeast) {
        return ledger.counts(atLeast).messages();
    }

    /** Whether texts are kept, to be read as on the phone they went to. */
    public boolean hasHandsets() {
        return handsets.areKept();
    }

    /** What a phone received, the newest first. */
    public List<String> texts(String number) {
        return handsets.of(number);
    }

    public void forget() {
        ledger.clear();
    }

    /** A subscriber sends a text to an access number; it reaches the first client that is or gets bound. */
    public void uplink(String from, String to, String text) {
        uplink(UplinkForm.text(from, to, text));
    }

    /** The same in any shape that carriers bring it in. */
    public void uplink(UplinkForm uplink) {
        String systemId = sessions.stream()
                .filter(SimulatedSession::isBound)
                .map(SimulatedSession::systemId)
                .findFirst()
                .orElse("");
        uplink(systemId, uplink);
    }

    private void uplink(String systemId, UplinkForm uplink) {
        uplink.deliveries(systemId, references.incrementAndGet()).forEach(this::deliver);
    }

    /** Breaks every connection. */
    public void disconnect() {
        sessions.forEach(SimulatedSession::close);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            listening.close();
        } catch (IOException e) {
            log.debug("Closing the simulator's port: {}", e.toString());
        }
        disconnect();
    }

    private void accepting() {
        Thread thread = new Thread(this::accept, "simulator-accept");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                SimulatedSession session = new SimulatedSession(socket, this);
                sessions.add(session);
                Thread thread = new Thread(session::serve, "simulator-read");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                log.debug("The simulator's port: {}", e.toString());
            }
        }
    }

    boolean admits(@Nullable String given) {
        return password == null || password.equals(given);
    }

    void bound(SimulatedSession session) {
        log.info("Carrier simulator: {} bound", session.systemId());
        deliverWaiting();
    }

    void gone(SimulatedSession session) {
        sessions.remove(session);
    }

    int deliverWindow() {
        return script.deliverWindow();
    }

    void confirmed() {
        confirmed.incrementAndGet();
    }

    void later(long delay, TimeUnit unit, Runnable work) {
        if (!timer.isShutdown()) {
            timer.schedule(work, delay, unit);
        }
    }

    void submitted(SimulatedSession session, SubmitSm pdu) {
        SimulatedMessage message = SimulatedMessage.of(pdu, session.systemId());
        int sequence = pdu.getSequenceNumber();
        long number = submits.incrementAndGet();
        List<Fault> faults = script.concerning(number, message.destination());
        Optional<NumberTable.Row> row = numbers.find(message.destination());
        int refusal = refusal(faults, row);
        boolean taken = refusal == SMPPConstant.STAT_ESME_ROK && !has(faults, Fault.Kind.DISCONNECT_UNTAKEN);
        ledger.record(message.key(), taken);
        if (refusal != SMPPConstant.STAT_ESME_ROK) {
            session.refused(sequence, refusal);
        } else if (taken) {
            handsets.receive(pdu);
            take(session, sequence, message, faults, row);
        } else {
            session.close();
        }
    }

    private int refusal(List<Fault> faults, Optional<NumberTable.Row> row) {
        for (Fault fault : faults) {
            if (fault.kind() == Fault.Kind.THROTTLE) {
                return SMPPConstant.STAT_ESME_RTHROTTLED;
            }
            if (fault.kind() == Fault.Kind.REFUSE) {
                return fault.status();
            }
        }
        TokenBucket bucket = rate;
        if (bucket != null) {
            long now = System.nanoTime();
            if (bucket.available(now) < 1) {
                return SMPPConstant.STAT_ESME_RTHROTTLED;
            }
            bucket.take(1, now);
        }
        return row.filter(found -> found.on() == NumberTable.On.ANSWER)
                .map(found -> Integer.decode(found.code()))
                .orElse(SMPPConstant.STAT_ESME_ROK);
    }

    private void take(
            SimulatedSession session,
            int sequence,
            SimulatedMessage message,
            List<Fault> faults,
            Optional<NumberTable.Row> row) {
        long id = nextId.getAndIncrement();
        String answered = script.answered(id);
        if (has(faults, Fault.Kind.EARLY_RECEIPT)) {
            report(message, id, answered, faults, row);
        }
        answer(session, sequence, answered, faults);
        if (!has(faults, Fault.Kind.EARLY_RECEIPT)) {
            long delay = script.receiptDelay().toNanos() + by(faults, Fault.Kind.LATE_RECEIPT);
            later(delay, TimeUnit.NANOSECONDS, () -> report(message, id, answered, faults, row));
        }
    }

    private void answer(SimulatedSession session, int sequence, String id, List<Fault> faults) {
        if (has(faults, Fault.Kind.DISCONNECT)) {
            session.close();
        } else if (has(faults, Fault.Kind.HALF_ANSWER)) {
            half(session, sequence, id);
        } else if (has(faults, Fault.Kind.DELAY_ANSWER)) {
            later(by(faults, Fault.Kind.DELAY_ANSWER), TimeUnit.NANOSECONDS, () -> session.accepted(sequence, id));
        } else if (!has(faults, Fault.Kind.NO_ANSWER)) {
            if (has(faults, Fault.Kind.STALL)) {
                session.stall(by(faults, Fault.Kind.STALL));
            }
            session.accepted(sequence, id);
        }
    }

    private static void half(SimulatedSession session, int sequence, String id) {
        try {
            session.halfAccepted(sequence, id);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(
            SimulatedMessage message, long id, String answered, List<Fault> faults, Optional<NumberTable.Row> row) {
        if (!message.receiptWanted() || has(faults, Fault.Kind.MISSING_RECEIPT)) {
            return;
        }
        long named = has(faults, Fault.Kind.WRONG_ID) ? Long.parseLong("9" + nextId.getAndIncrement()) : id;
        Optional<NumberTable.Row> failure = row.filter(found -> found.on() == NumberTable.On.RECEIPT);
        Delivery receipt = script.receipts()
                .receipt(
                        message,
                        named,
                        answered,
                        failure.map(NumberTable.Row::code).orElse("DELIVRD"),
                        failure.map(NumberTable.Row::error).orElse("000"));
        deliver(receipt);
        if (has(faults, Fault.Kind.DUPLICATE_RECEIPT)) {
            deliver(receipt);
        }
        row.filter(found -> found.on() == NumberTable.On.REPLY)
                .ifPresent(found -> uplink(
                        message.systemId(), UplinkForm.text(message.destination(), message.source(), found.code())));
    }

    private static boolean has(List<Fault> faults, Fault.Kind kind) {
        for (Fault fault : faults) {
            if (fault.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private static long by(List<Fault> faults, Fault.Kind kind) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind)
                .mapToLong(fault -> fault.by().toNanos())
                .sum();
    }

    private void deliver(Delivery delivery) {
        waiting.add(delivery);
        waitingCount.incrementAndGet();
        deliverWaiting();
    }

    /** A client that could not take it, or broke off before confirming it, gets it again. */
    void deliverAgain(Delivery delivery) {
        later(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS, () -> deliver(delivery));
    }

    /** A client with several sessions gets what follows on the next of them, as from a carrier. */
    private List<SimulatedSession> inTurn() {
        List<SimulatedSession> next = sessions;
        if (sessions.size() > 1) {
            next = new ArrayList<>(sessions);
            Collections.rotate(next, turn++);
        }
        return next;
    }

    synchronized void deliverWaiting() {
        for (Delivery next = waiting.peek(); next != null; next = waiting.peek()) {
            Delivery delivery = next;
            boolean sent = inTurn().stream()
                    .filter(session ->
                            delivery.systemId().isEmpty() || session.systemId().equals(delivery.systemId()))
                    .anyMatch(session -> session.deliver(delivery));
            if (!sent) {
                return;
            }
            waiting.poll();
            waitingCount.decrementAndGet();
        }
    }
}
