package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Who may wait for a body, and for how long; what the server does with a socket is played. */
class WaitedBodyTest {

    private static final String ADDRESS = "192.0.2.1";
    private static final int LENGTH = 100;
    private static final Shares NONE = new Shares(0, 0);

    private final Socket socket = new Socket();
    private final Shares strangers = new Shares(1, 1);
    private final Shares known = new Shares(1, 1);
    private final Shares brief = new Shares(1, 1);

    /** The server's side: what has arrived, how much of the body is still to come, how often it was looked for more. */
    private static final class Socket implements Arriving {

        private final long begunAt = System.nanoTime();
        private int arrived;
        private int missing = LENGTH;
        private int looksUntilMoreCame = Integer.MAX_VALUE;
        private int waits;
        private boolean isSilent;
        private boolean inChunks;

        @Override
        public long begunAt() {
            return begunAt;
        }

        @Override
        public boolean inChunks() {
            return inChunks;
        }

        @Override
        public boolean isFinished() {
            return missing == 0;
        }

        @Override
        public boolean hasMore() {
            if (looksUntilMoreCame-- <= 0) {
                arrived = missing;
            }
            return arrived > 0;
        }

        @Override
        public boolean callsBack() {
            return false;
        }

        @Override
        public int available() {
            return arrived;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (missing == 0) {
                return -1;
            }
            if (arrived == 0) {
                waits++;
                if (isSilent) {
                    throw new SocketTimeoutException();
                }
                arrived = Math.min(missing, LENGTH / 2);
            }
            int read = arrived;
            handler.setByteBuffer(ByteBuffer.allocate(read));
            missing -= read;
            arrived = 0;
            return read;
        }
    }

    private WaitedBody body(Shares strangersOnly, Duration deadline) {
        IntakeSettings settings = new IntakeSettings(deadline, DataSize.ofBytes(1), 25, DataSize.ofKilobytes(8));
        WaitingThreads threads = new WaitingThreads(new Shares(1, 1), strangersOnly, known, brief);
        return new WaitedBody(socket, threads, settings, () -> ADDRESS);
    }

    private WaitedBody body() {
        return body(strangers, Duration.ofMinutes(1));
    }

    private static int read(WaitedBody body) throws IOException {
        return body.doRead(ApplicationBufferHandler.EMPTY);
    }

    private static void assertRefused(WaitedBody body, String code) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.messageZh()).isNotEmpty();
            assertThat(refusal.messageEn()).isNotEmpty();
            assertThat(body.refusal()).isSameAs(refusal);
        });
    }

    @Test // #9 8
    void handsOnWhatHasArrivedWithoutAPlace() throws IOException {
        socket.arrived = LENGTH;
        WaitedBody body = body(NONE, Duration.ZERO);

        assertThat(read(body)).isEqualTo(LENGTH);
        assertThat(read(body)).isEqualTo(-1);
    }

    @Test // #9 8
    void needsNoPlaceForWhatArrivedMeanwhile() throws IOException {
        socket.looksUntilMoreCame = 0;

        assertThat(read(body(NONE, Duration.ofMinutes(1)))).isEqualTo(LENGTH);
        assertThat(socket.waits).isZero();
    }

    @Test // #9 8
    void waitsInAPlaceUntilTheBodyIsThere() throws IOException {
        WaitedBody body = body();

        assertThat(read(body)).isEqualTo(LENGTH / 2);
        assertThat(strangers.taken()).isEqualTo(1);
        assertThat(read(body)).isEqualTo(LENGTH / 2);
        assertThat(strangers.taken()).isZero();
        body.leave();
        assertThat(strangers.taken()).as("left once").isZero();
    }

    @Test // #9 8
    void leavesWithTheRequestHoweverThatEnds() throws IOException {
        WaitedBody body = body();
        read(body);

        body.leave();

        assertThat(strangers.taken()).isZero();
    }

    @Test // #9 8
    void turnsAwayWhoFindsNoPlace() {
        strangers.take("another");
        WaitedBody body = body();

        assertRefused(body, "ServiceUnavailable");
        assertRefused(body, "ServiceUnavailable");
        assertThat(socket.waits).isZero();
        assertThat(brief.taken()).isZero();
    }

    @Test // #9 8
    void readsWhatIsOnItsWayThoughAllPlacesAreTaken() throws IOException {
        strangers.take("another");
        socket.looksUntilMoreCame = 3;

        assertThat(read(body())).isEqualTo(LENGTH);
        assertThat(brief.taken()).isZero();
    }

    @Test // #9 8
    void whoIsKnownDoesNotWaitAmongStrangers() throws IOException {
        strangers.take("another");
        WaitedBody body = body();
        body.belongsTo(7);

        assertThat(read(body)).isEqualTo(LENGTH / 2);
        assertThat(known.taken()).isEqualTo(1);
    }

    @Test // #9 8
    void endsABodyThatTakesTooLong() {
        assertRefused(body(strangers, Duration.ZERO), "RequestTimeout");
        assertThat(strangers.taken()).isZero();
    }

    @Test // #9 8
    void goesOnWithABodyThatComesAtItsRate() throws IOException {
        socket.arrived = 10;
        WaitedBody body = body(strangers, Duration.ZERO);

        assertThat(read(body)).isEqualTo(10);
        assertThat(read(body))
                .as("ten seconds for ten bytes at a byte a second")
                .isEqualTo(LENGTH / 2);
    }

    @Test // #9 8
    void endsABodyOfWhichNothingComes() {
        socket.isSilent = true;

        assertRefused(body(), "RequestTimeout");
    }

    @Test // #9 8: the size of a chunk is waited for, too, byte by byte
    void aBodyInChunksNeedsAPlaceWhateverHasArrived() throws IOException {
        socket.inChunks = true;
        socket.arrived = 1;
        WaitedBody body = body();

        assertThat(read(body)).isEqualTo(1);
        assertThat(strangers.taken()).isEqualTo(1);
    }

    @Test // #9 8
    void aStrangersBodyInChunksIsNotReadWithoutAPlace() throws IOException {
        strangers.take("another");
        known.take("another");
        socket.inChunks = true;
        socket.arrived = 1;
        WaitedBody customers = body();
        customers.belongsTo(7);

        assertRefused(body(), "ServiceUnavailable");
        assertThat(read(customers)).isEqualTo(1);
        assertThat(brief.taken()).isZero();
    }

    @Test // #9 8
    void skipsWhatNobodyReadWithinTheSameLimits() {
        assertThat(body().isSkipped(LENGTH)).isTrue();
        assertThat(strangers.taken()).isZero();

        socket.missing = LENGTH;
        assertThat(body().isSkipped(LENGTH / 2 - 1))
                .as("longer than is skipped")
                .isFalse();

        socket.missing = LENGTH;
        assertThat(body(NONE, Duration.ZERO).isSkipped(LENGTH)).as("too slow").isFalse();
    }
}
