package dev.signet.api.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests. A {@code Mac} with its key schedule done is kept per secret and cloned per request, which saves the
 * provider look-up and half of the hashing. Only secrets of existing keys get here; those of sessions come and go, so that
 * all are forgotten when too many are kept.
 */
final class Hmac {

    private static final int KEPT = 100_000;
    private static final HexFormat HEX = HexFormat.of();

    private final String algorithm;
    private final Map<String, Mac> prepared = new ConcurrentHashMap<>();

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    byte[] digest(String secret, String text) {
        Mac known = prepared.get(secret);
        Mac mac = copy(known != null ? known : keep(secret));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac keep(String secret) {
        if (prepared.size() >= KEPT) {
            prepared.clear();
        }
        return prepared.computeIfAbsent(secret, this::prepare);
    }

    private Mac prepare(String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " must exist in every Java runtime", e);
        }
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the runtime's Mac cannot be cloned", e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 must exist in every Java runtime", e);
        }
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** Takes the same time wherever the two differ. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
