package dev.signet.platform.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.PrivateFiles;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA1), as every authenticator app knows them. */
public final class Totp {

    private static final int SECRET_BYTES = 20;
    private static final String ISSUER = "Signet";
    private static final String HMAC = "HmacSHA1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;
    private static final int EARLIER = 1;
    private static final int LATER = 1;

    private Totp() {}

    public static byte[] secret() {
        return PrivateFiles.random(SECRET_BYTES);
    }

    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            return "%06d".formatted((ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % CODES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The step of this code, if it is of about now: clocks of phones go a little wrong. */
    public static OptionalLong stepOf(byte[] secret, String code, Instant at) {
        return LongStream.rangeClosed(step(at) - EARLIER, step(at) + LATER)
                .filter(step -> same(code(secret, step), code))
                .findFirst();
    }

    /** Whether two codes are one; takes as long wherever they differ. */
    public static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    /**
     * As apps take it from a picture, or opened on the phone itself.
     *
     * @param label what an app is to call it
     */
    public static String uri(byte[] secret, String label) {
        String path = URLEncoder.encode(ISSUER + ":" + label, UTF_8).replace("+", "%20");
        return "otpauth://totp/" + path + "?secret=" + base32(secret) + "&issuer=" + ISSUER;
    }

    /** As apps take it where there is no camera (RFC 4648). */
    public static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int left = 0;
        for (byte b : secret) {
            bits = bits << Byte.SIZE | b & 0xFF;
            for (left += Byte.SIZE; left >= 5; left -= 5) {
                text.append(BASE32.charAt(bits >> left - 5 & 31));
            }
        }
        return (left == 0 ? text : text.append(BASE32.charAt(bits << 5 - left & 31))).toString();
    }
}
