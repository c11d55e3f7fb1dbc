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
 * provider look-up and half of the hashing. Only secrets of existing keys get here, so the map stays as small as the
 * key table; it holds what the key table holds in memory anyway.
 */
final class Hmac {

    private static final HexFormat HEX = HexFormat.of();

    private final String algorithm;
    private final Map<String, Mac> prepared = new ConcurrentHashMap<>();

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    byte[] digest(String secret, String text) {
        Mac mac = copy(prepared.computeIfAbsent(secret, this::prepare));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
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
