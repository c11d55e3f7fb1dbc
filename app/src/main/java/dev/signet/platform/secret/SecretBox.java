package dev.signet.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps secrets unreadable at rest: AES-256-GCM under the master key. */
public final class SecretBox {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param masterKey exactly 32 bytes */
    public SecretBox(byte[] masterKey) {
        if (masterKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("The master key must have 32 bytes, it has " + masterKey.length);
        }
        this.key = new SecretKeySpec(masterKey, "AES");
    }

    /**
     * @param context names the place the secret belongs to, for example {@code access-key:signet-demo-key}; it is
     *     needed again to decrypt, so that a sealed secret cannot be moved to another row
     */
    public byte[] encrypt(String secret, String context) {
        return seal(secret.getBytes(UTF_8), context);
    }

    /** As {@link #encrypt}, for bytes. */
    public byte[] seal(byte[] content, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, content, context);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(FORMAT)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when the master key or the context is not the one it was encrypted with */
    public String decrypt(byte[] box, String context) {
        return new String(open(box, context), UTF_8);
    }

    /** As {@link #decrypt}, for bytes. */
    public byte[] open(byte[] box, String context) {
        ByteBuffer in = ByteBuffer.wrap(box);
        if (box.length <= 1 + NONCE_BYTES || in.get() != FORMAT) {
            throw new IllegalStateException("Not a sealed secret: " + context);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, nonce, sealed, context);
    }

    /**
     * Digests under a key of their own, which the master key gives.
     *
     * @param purpose names what is digested: the same text has another digest for another purpose
     */
    public KeyedHash keyedHash(String purpose) {
        SecretKey hashing = new SecretKeySpec(key.getEncoded(), "HmacSHA256");
        return new KeyedHash(KeyedHash.hmac(hashing, ("keyed-hash:" + purpose).getBytes(UTF_8)));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open the secret of " + context + " with this master key", e);
        }
    }
}
