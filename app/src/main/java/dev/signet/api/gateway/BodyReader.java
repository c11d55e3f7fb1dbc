package dev.signet.api.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Reads a request's raw body within limits. Signatures cover the raw bytes, so they are kept whole; a large body is
 * therefore let in only when the request says that it carries files, and only a few at a time.
 */
final class BodyReader {

    private static final byte[] NONE = new byte[0];

    private final long small;
    private final long large;
    private final Semaphore uploads;

    BodyReader(GatewaySettings settings) {
        this.small = settings.maxBody().toBytes();
        this.large = settings.maxUpload().toBytes();
        this.uploads = new Semaphore(settings.concurrentUploads());
    }

    /** A body in memory; closing it makes room for the next upload. */
    final class Body implements AutoCloseable {

        private final byte[] bytes;
        private boolean counted;

        private Body(byte[] bytes, boolean counted) {
            this.bytes = bytes;
            this.counted = counted;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public synchronized void close() {
            if (counted) {
                counted = false;
                uploads.release();
            }
        }
    }

    /**
     * @param files whether the request may carry files; asked only when the body is large
     * @throws GatewayRefusal when the body is larger than allowed, or there are too many uploads at the moment
     */
    Body read(HttpServletRequest request, BooleanSupplier files) throws IOException {
        long declared = request.getContentLengthLong();
        if (declared == 0 || declared < 0 && request.getHeader("transfer-encoding") == null) {
            return new Body(NONE, false);
        }
        if (declared > small) {
            return readLarge(NONE, request.getInputStream(), declared, files);
        }
        byte[] first = request.getInputStream().readNBytes((int) small + 1);
        return first.length <= small
                ? new Body(first, false)
                : readLarge(first, request.getInputStream(), declared, files);
    }

    private Body readLarge(byte[] first, InputStream in, long declared, BooleanSupplier files) throws IOException {
        long most = files.getAsBoolean() ? large : small;
        if (most <= small || declared > most) {
            throw tooLarge(most);
        }
        if (!uploads.tryAcquire()) {
            throw GatewayCode.UNAVAILABLE.refusal("Too many uploads at the moment; try again.");
        }
        try {
            return new Body(readOn(first, in, most), true);
        } catch (IOException | RuntimeException e) {
            uploads.release();
            throw e;
        }
    }

    private static byte[] readOn(byte[] first, InputStream in, long most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(4 * 1024 * 1024);
        all.write(first);
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            all.write(buffer, 0, n);
            if (all.size() > most) {
                throw tooLarge(most);
            }
        }
        return all.toByteArray();
    }

    private static GatewayRefusal tooLarge(long most) {
        return GatewayCode.BODY_TOO_LARGE.refusal("This action takes at most " + most / 1024 / 1024 + " MB.");
    }
}
