package dev.signet.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A load generator in one thread: keep-alive connections, one request under way on each, so that it takes as little
 * as possible of the cores it shares with what it measures. With a target rate it paces itself and measures latency
 * from the instant a request was due, not from when it could be written.
 */
final class HttpLoad {

    /** What a run saw: answers by kind and latencies in microseconds, ascending. */
    record Result(long accepted, long refused, double seconds, long[] latenciesMicros, String firstRefusal) {

        double perSecond() {
            return accepted / seconds;
        }

        long percentileMicros(double p) {
            return latenciesMicros.length == 0
                    ? 0
                    : latenciesMicros[
                            (int) Math.min(latenciesMicros.length - 1L, Math.round(p * latenciesMicros.length))];
        }
    }

    private final InetSocketAddress target;
    private final int connections;
    private final Supplier<byte[]> requests;
    private final double targetPerSecond;
    private final Predicate<String> accepting;

    private long accepted;
    private long refused;
    private String firstRefusal = "";
    private long[] latencies = new long[1 << 16];
    private int measured;
    private long issued;
    private long start;
    private int closed;

    /** @param targetPerSecond requests per second to offer; 0 offers as many as the connections take */
    HttpLoad(InetSocketAddress target, int connections, Supplier<byte[]> requests, double targetPerSecond) {
        this(target, connections, requests, targetPerSecond, answer -> answer.contains("\"Code\":\"OK\""));
    }

    /** @param accepting whether an answer, head and body, says that the request was taken */
    HttpLoad(
            InetSocketAddress target,
            int connections,
            Supplier<byte[]> requests,
            double targetPerSecond,
            Predicate<String> accepting) {
        this.target = target;
        this.connections = connections;
        this.requests = requests;
        this.targetPerSecond = targetPerSecond;
        this.accepting = accepting;
    }

    Result run(double seconds) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                open(selector);
            }
            start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            while (System.nanoTime() < end) {
                step(selector, true);
            }
            long drained = System.nanoTime() + 5_000_000_000L;
            while (underWay(selector) && System.nanoTime() < drained) {
                step(selector, false);
            }
            double took = (System.nanoTime() - start) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            long[] sorted = Arrays.copyOf(latencies, measured);
            Arrays.sort(sorted);
            return new Result(accepted, refused, Math.min(took, seconds + 5), sorted, firstRefusal);
        }
    }

    private static boolean underWay(Selector selector) {
        return selector.keys().stream().anyMatch(key -> ((Connection) key.attachment()).busy);
    }

    private void open(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(target);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Connection());
    }

    private void step(Selector selector, boolean offering) throws IOException {
        if (offering) {
            for (SelectionKey key : selector.keys()) {
                Connection connection = (Connection) key.attachment();
                if (!connection.busy && due()) {
                    send(key, connection);
                }
            }
        }
        selector.select(1);
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            if (key.isWritable()) {
                write(key, connection);
            }
            if (key.isReadable() && connection.read((SocketChannel) key.channel())) {
                answered(connection);
                if (offering && due()) {
                    send(key, connection);
                }
            }
            if (connection.closed) {
                key.channel().close();
                closed++;
            }
        }
        selector.selectedKeys().clear();
        for (; closed > 0; closed--) {
            open(selector);
        }
    }

    private boolean due() {
        return targetPerSecond == 0 || issued < (System.nanoTime() - start) / 1e9 * targetPerSecond;
    }

    private void send(SelectionKey key, Connection connection) throws IOException {
        long now = System.nanoTime();
        connection.since = targetPerSecond == 0 ? now : start + (long) (issued / targetPerSecond * 1e9);
        issued++;
        connection.busy = true;
        connection.out = ByteBuffer.wrap(requests.get());
        write(key, connection);
    }

    private static void write(SelectionKey key, Connection connection) throws IOException {
        ((SocketChannel) key.channel()).write(connection.out);
        key.interestOps(
                connection.out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void answered(Connection connection) {
        connection.busy = false;
        if (measured == latencies.length) {
            latencies = Arrays.copyOf(latencies, latencies.length * 2);
        }
        latencies[measured++] = (System.nanoTime() - connection.since) / 1000;
        String answer = connection.takeAnswer();
        if (accepting.test(answer)) {
            accepted++;
        } else {
            refused++;
            firstRefusal = firstRefusal.isEmpty() ? answer : firstRefusal;
        }
    }

    /** One keep-alive connection and the answer it is reading. */
    private static final class Connection {

        private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private boolean busy;
        /** By the server, as it does with a connection that had nothing to say for a while. */
        private boolean closed;

        private long since;
        private int answerEnd;

        boolean read(SocketChannel channel) throws IOException {
            if (channel.read(in) < 0) {
                if (busy) {
                    throw new IOException("the server closed a connection that waited for an answer");
                }
                closed = true;
                return false;
            }
            String text = new String(in.array(), 0, in.position(), ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            int length = length(text, head);
            if (length >= 0) {
                answerEnd = head + 4 + length;
                return in.position() >= answerEnd;
            }
            int last = text.indexOf("0\r\n\r\n", head + 4);
            answerEnd = last + 5;
            return last >= 0;
        }

        private static int length(String text, int head) {
            int at = text.regionMatches(true, 0, "HTTP/1.1", 0, 8)
                    ? indexOfIgnoreCase(text, "content-length:", head)
                    : -1;
            if (at < 0) {
                return -1;
            }
            int end = text.indexOf('\r', at);
            return Integer.parseInt(text.substring(at + 15, end).trim());
        }

        private static int indexOfIgnoreCase(String text, String part, int end) {
            for (int i = 0; i < end; i++) {
                if (text.regionMatches(true, i, part, 0, part.length())) {
                    return i;
                }
            }
            return -1;
        }

        String takeAnswer() {
            String answer = new String(in.array(), 0, answerEnd, java.nio.charset.StandardCharsets.UTF_8);
            in.clear();
            return answer;
        }
    }
}
