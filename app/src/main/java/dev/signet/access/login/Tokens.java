package dev.signet.access.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.PrivateFiles;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Secrets too long to be guessed: kept as plain digests. */
final class Tokens {

    private static final int BYTES = 32;

    private Tokens() {}

    /** 43 letters for a cookie. */
    static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(BYTES));
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long wherever they differ. */
    static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
