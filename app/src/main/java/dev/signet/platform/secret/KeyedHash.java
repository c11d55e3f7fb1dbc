package dev.signet.platform.secret;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests of texts that have few possible values: a code of six digits, or a message in which nothing else is unknown. A
 * plain digest of one is opened by trying them all; these need the master key.
 */
public final class KeyedHash {

    private static final String HMAC = "HmacSHA256";
    private static final int FINGERPRINT_KEY_BYTES = 16;

    private final SecretKey key;
    private final long k0;
    private final long k1;

    /** @param key of 32 bytes, which nothing else is keyed with */
    KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
        byte[] other = digest("fingerprint".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        this.k0 = word(other, 0);
        this.k1 = word(other, FINGERPRINT_KEY_BYTES / 2);
    }

    KeyedHash(byte[] key, long k0, long k1) {
        this.key = new SecretKeySpec(key, HMAC);
        this.k0 = k0;
        this.k1 = k1;
    }

    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word |= (bytes[from + i] & 0xFFL) << 8 * i;
        }
        return word;
    }

    /** HMAC-SHA256, 32 bytes. */
    public byte[] digest(byte[] text) {
        return hmac(key, text);
    }

    static byte[] hmac(SecretKey key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /**
     * Eight bytes by which equal texts are found: SipHash-2-4 (Aumasson and Bernstein) over its UTF-16 units, low byte
     * first. A tenth of the cost of {@link #digest}, for what every message is asked for.
     */
    public long fingerprint(String text) {
        SipState state = new SipState(k0, k1);
        int units = text.length();
        int whole = units - units % 4;
        for (int i = 0; i < whole; i += 4) {
            state.absorb(text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48);
        }
        long last = (long) units << 57; // the length in bytes, in the highest byte
        for (int i = whole; i < units; i++) {
            last |= (long) text.charAt(i) << 16 * (i - whole);
        }
        state.absorb(last);
        return state.end();
    }

    private static final class SipState {

        private long v0;
        private long v1;
        private long v2;
        private long v3;

        SipState(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        void absorb(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end() {
            v2 ^= 0xFF;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
