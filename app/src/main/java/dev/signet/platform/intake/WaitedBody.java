package dev.signet.platform.intake;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of one request, as the server reads it. What has arrived is handed on as it is; a thread that would have to wait
 * needs one of the places for that, and time: who sends a byte now and then holds neither for long. A place, once given, is
 * kept until the body is there, so that nobody is turned away half way.
 *
 * <p>Refuses by a {@link Refusal}, which is no {@link IOException}: to those the server would answer in its own form.
 */
final class WaitedBody implements InputBuffer {

    private static final Logger log = LoggerFactory.getLogger(WaitedBody.class);
    private static final Wording TEXTS = Wording.of("intake");
    private static final String UNAVAILABLE = "ServiceUnavailable";
    private static final String TOO_SLOW = "RequestTimeout";
    private static final long BRIEFLY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long FIRST_REST_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Arriving body;
    private final WaitingThreads threads;
    private final IntakeSettings settings;
    private final Supplier<String> address;

    private @Nullable String account;
    private @Nullable Place place;
    private @Nullable Refusal refusal;
    private long received;

    /** A thread's place, and whose it is. */
    private record Place(Shares among, String owner) {

        static @Nullable Place take(Shares among, String owner) {
            return among.take(owner) ? new Place(among, owner) : null;
        }

        void leave() {
            among.leave(owner);
        }
    }

    WaitedBody(Arriving body, WaitingThreads threads, IntakeSettings settings, Supplier<String> address) {
        this.body = body;
        this.threads = threads;
        this.settings = settings;
        this.address = address;
    }

    void belongsTo(long accountId) {
        leave();
        account = "account:" + accountId;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        int read = isAtHand() ? body.doRead(handler) : waitAndRead(handler);
        received += Math.max(read, 0);
        if (place != null && (read < 0 || body.isFinished())) {
            leave();
        }
        return read;
    }

    /** Whether reading ends at once. */
    private boolean isAtHand() {
        return !body.inChunks() && body.available() > 0 || body.isFinished() || body.callsBack();
    }

    private int waitAndRead(ApplicationBufferHandler handler) throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        requireTime();
        if (!body.inChunks() && body.hasMore()) {
            return body.doRead(handler);
        }
        String owner = account == null ? address.get() : account;
        if (place == null) {
            place = Place.take(account == null ? threads.strangers() : threads.known(), owner);
        }
        return place == null ? readBriefly(handler, owner) : read(handler);
    }

    private void requireTime() {
        long took = System.nanoTime() - body.begunAt();
        long allowed = settings.deadline().toNanos()
                + (long) ((double) received / settings.leastRate().toBytes() * TimeUnit.SECONDS.toNanos(1));
        if (took > allowed) {
            throw tooSlow();
        }
    }

    private Refusal tooSlow() {
        refusal = TEXTS.refusal(
                TOO_SLOW,
                "slow",
                received,
                settings.deadline().toSeconds(),
                settings.leastRate().toBytes());
        return refusal;
    }

    private int read(ApplicationBufferHandler handler) throws IOException {
        try {
            return body.doRead(handler);
        } catch (SocketTimeoutException nothingCame) {
            throw tooSlow();
        }
    }

    /**
     * All places are taken, most often by somebody's slow bodies; one that is on its way is read all the same. Not a stranger's
     * in chunks: the size of one may come as slowly as a body.
     */
    private int readBriefly(ApplicationBufferHandler handler, String owner) throws IOException {
        boolean mayTakeLong = body.inChunks() && account == null;
        Place brief = mayTakeLong ? null : Place.take(threads.brief(), owner);
        try {
            if (brief == null || !comesSoon()) {
                log.warn("No thread is left to wait for the body of a request of {}", owner);
                refusal = TEXTS.refusal(UNAVAILABLE, "busy");
                throw refusal;
            }
            return read(handler);
        } finally {
            if (brief != null) {
                brief.leave();
            }
        }
    }

    private boolean comesSoon() {
        long until = System.nanoTime() + BRIEFLY_NANOS;
        for (long rest = FIRST_REST_NANOS; System.nanoTime() - until < 0; rest *= 2) {
            if (body.hasMore()) {
                return true;
            }
            LockSupport.parkNanos(rest);
        }
        return body.hasMore();
    }

    /**
     * Reads to the end what nobody asked for, within the same limits: the server would do so without any, once the request
     * was answered.
     *
     * @return whether the end was reached
     */
    boolean isSkipped(long most) {
        Skipped skipped = new Skipped();
        try {
            for (long bytes = 0; bytes <= most && !body.isFinished(); ) {
                int read = doRead(skipped);
                if (read < 0) {
                    return true;
                }
                bytes += read;
            }
            return body.isFinished();
        } catch (IOException | Refusal e) {
            return false;
        }
    }

    /** Gives back the place that was waited in. */
    void leave() {
        if (place != null) {
            place.leave();
            place = null;
        }
    }

    /** Where bytes go that nobody wants. */
    private static final class Skipped implements ApplicationBufferHandler {

        private @Nullable ByteBuffer bytes;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // the server brings its own
        }
    }
}
