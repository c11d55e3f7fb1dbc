package dev.signet.platform.intake;

import java.io.IOException;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body as far as the server has it. */
interface Arriving extends InputBuffer {

    /** By {@link System#nanoTime()}, when the request's first byte came. */
    long begunAt();

    /** Without a length; then there is more to read than the body itself, so that what has arrived may still not be enough. */
    boolean inChunks();

    boolean isFinished();

    /** Whether some more is there by now; looks without waiting. */
    boolean hasMore();

    /** Whether reading never waits, because its door asked to be called instead. */
    boolean callsBack();

    /** @param body as the server reads it by itself */
    static Arriving of(Request request, InputBuffer body) {
        return new Arriving() {
            @Override
            public long begunAt() {
                return request.getStartTimeNanos();
            }

            @Override
            public boolean inChunks() {
                return request.getContentLengthLong() < 0;
            }

            @Override
            public boolean isFinished() {
                return request.isFinished();
            }

            @Override
            public boolean hasMore() {
                request.action(ActionCode.AVAILABLE, Boolean.TRUE);
                return request.getAvailable() > 0;
            }

            @Override
            public boolean callsBack() {
                return request.getReadListener() != null;
            }

            @Override
            public int doRead(ApplicationBufferHandler handler) throws IOException {
                return body.doRead(handler);
            }

            @Override
            public int available() {
                return body.available();
            }
        };
    }
}
