package dev.signet.api.gateway;

import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.Network;
import dev.signet.platform.intake.Intake;
import dev.signet.platform.intake.Shares;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's raw body within limits. Signatures cover the raw bytes, so they are kept whole; a large body is
 * therefore let in only when the request says that it carries files, and only a few at a time: nobody gets more than a
 * quarter of the places, and who has not yet shown to be a customer no more than half, all strangers together.
 */
final class BodyReader {

    private static final byte[] NONE = new byte[0];
    private static final int OWNERS = 4;

    private final long small;
    private final long large;
    private final Shares uploads;
    private final Shares strangers;

    BodyReader(GatewaySettings settings) {
        this.small = settings.maxBody().toBytes();
        this.large = settings.maxUpload().toBytes();
        int places = settings.concurrentUploads();
        int each = (places + OWNERS - 1) / OWNERS;
        this.uploads = new Shares(places, each);
        this.strangers = new Shares(Math.max(1, places / 2), each);
    }

    /** A body in memory; closing it makes room for the next upload. */
    static final class Body implements AutoCloseable {

        private final byte[] bytes;
        private @Nullable Place place;

        private Body(byte[] bytes, @Nullable Place place) {
            this.bytes = bytes;
            this.place = place;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public synchronized void close() {
            if (place != null) {
                place.leave();
                place = null;
            }
        }
    }

    /** Room for one upload, until it was answered. */
    private final class Place {

        private final String owner;
        private final boolean ofStranger;

        /** @throws GatewayRefusal when there is none */
        Place(HttpServletRequest request, Authenticator.@Nullable Signer signer) {
            ofStranger = signer == null;
            owner = signer == null
                    ? Network.of(request.getRemoteAddr())
                    : "account:" + signer.key().accountId();
            if (ofStranger && !strangers.take(owner)) {
                throw tooMany();
            }
            if (!uploads.take(owner)) {
                if (ofStranger) {
                    strangers.leave(owner);
                }
                throw tooMany();
            }
        }

        void leave() {
            uploads.leave(owner);
            if (ofStranger) {
                strangers.leave(owner);
            }
        }
    }

    /**
     * @param signer of the request's head, where that tells who signed it
     * @param files whether the request may carry files; asked only when the body is large
     * @throws GatewayRefusal when the body is larger than allowed, or there are too many uploads at the moment
     * @throws dev.signet.platform.Refusal when the body does not come in time, or nobody is free to wait for it
     */
    Body read(HttpServletRequest request, Authenticator.@Nullable Signer signer, BooleanSupplier files)
            throws IOException {
        long declared = request.getContentLengthLong();
        if (declared == 0 || declared < 0 && request.getHeader("transfer-encoding") == null) {
            return new Body(NONE, null);
        }
        if (signer != null) {
            Intake.signedBy(request, signer.key().accountId());
        }
        if (declared > small) {
            return readLarge(NONE, request, signer, files);
        }
        byte[] first = request.getInputStream().readNBytes((int) small + 1);
        return first.length <= small ? new Body(first, null) : readLarge(first, request, signer, files);
    }

    private Body readLarge(
            byte[] first, HttpServletRequest request, Authenticator.@Nullable Signer signer, BooleanSupplier files)
            throws IOException {
        long most = files.getAsBoolean() ? large : small;
        if (most <= small || request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        Place place = new Place(request, signer);
        try {
            return new Body(readOn(first, request.getInputStream(), most), place);
        } catch (IOException | RuntimeException | Error e) {
            place.leave();
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

    /** How many uploads are in memory. */
    int uploads() {
        return uploads.taken();
    }

    private static GatewayRefusal tooMany() {
        return GatewayCode.UNAVAILABLE.refusal(
                "Too many uploads at the moment, perhaps of one account or from one address; try again.");
    }

    private static GatewayRefusal tooLarge(long most) {
        return GatewayCode.BODY_TOO_LARGE.refusal("This action takes at most " + most / 1024 / 1024
                + " MB; an action that takes files, 40 MB where the" + " query names it and the AccessKeyId.");
    }
}
