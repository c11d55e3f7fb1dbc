package dev.signet.carrier.smpp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * PDUs over one TCP connection. Whoever has something to send leaves it in a queue; one thread writes whatever is
 * there in one go, so that many submits cost one system call and no sender ever waits for the network. Reading is
 * bounded: a length that no SMPP PDU of ours can have ends the connection before anything is allocated.
 */
public final class SmppWire implements Closeable {

    /** The longest message_payload, 64 KiB, and the fields around it. */
    static final int LONGEST_PDU = 70 * 1024;

    private static final int HEADER = 16;
    private static final int BUFFER = 64 * 1024;
    private static final int WRITE_AT_ONCE = 256;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param stillWanted asked just before the octets go to the socket, from when on the other side may have seen them;
     *     false drops the PDU
     */
    private record Outgoing(byte[] pdu, @Nullable BooleanSupplier stillWanted) {}

    private static final Outgoing END = new Outgoing(new byte[0], null);

    public SmppWire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** Starts the writing thread; it ends when the wire is closed or broken. */
    public void startWriting(String threadName) {
        Thread writer = new Thread(this::writeUntilClosed, threadName);
        writer.setDaemon(true);
        writer.start();
    }

    public void send(byte[] pdu) {
        outgoing.add(new Outgoing(pdu, null));
    }

    void send(byte[] pdu, BooleanSupplier stillWanted) {
        outgoing.add(new Outgoing(pdu, stillWanted));
    }

    /** Writes what is queued, then closes. */
    public void closeWhenWritten() {
        outgoing.add(END);
    }

    /** The next whole PDU. Throws at the end of the stream and on a length out of bounds. */
    public byte[] read() throws IOException {
        int length = in.readInt();
        if (length < HEADER || length > LONGEST_PDU) {
            throw new IOException("SMPP command_length " + length + " is not within " + HEADER + ".." + LONGEST_PDU);
        }
        byte[] pdu = new byte[length];
        pdu[0] = (byte) (length >>> 24);
        pdu[1] = (byte) (length >>> 16);
        pdu[2] = (byte) (length >>> 8);
        pdu[3] = (byte) length;
        in.readFully(pdu, 4, length - 4);
        return pdu;
    }

    public void readTimeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    public static int commandId(byte[] pdu) {
        return intAt(pdu, 4);
    }

    public static int commandStatus(byte[] pdu) {
        return intAt(pdu, 8);
    }

    public static int sequence(byte[] pdu) {
        return intAt(pdu, 12);
    }

    private static int intAt(byte[] pdu, int at) {
        return (pdu[at] & 0xFF) << 24 | (pdu[at + 1] & 0xFF) << 16 | (pdu[at + 2] & 0xFF) << 8 | pdu[at + 3] & 0xFF;
    }

    private void writeUntilClosed() {
        List<Outgoing> batch = new ArrayList<>(WRITE_AT_ONCE);
        try {
            while (!closed.get()) {
                batch.clear();
                batch.add(outgoing.take());
                outgoing.drainTo(batch, WRITE_AT_ONCE - 1);
                if (!write(batch)) {
                    return;
                }
            }
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private boolean write(List<Outgoing> batch) throws IOException {
        for (Outgoing next : batch) {
            if (closed.get()) {
                return false;
            }
            if (next == END) {
                out.flush();
                close();
                return false;
            }
            if (next.stillWanted() == null || next.stillWanted().getAsBoolean()) {
                out.write(next.pdu());
            }
        }
        out.flush();
        return true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            outgoing.add(END);
            try {
                socket.close();
            } catch (IOException e) {
                // A socket that cannot be closed is gone already.
            }
        }
    }

    public boolean isClosed() {
        return closed.get();
    }
}
