package dev.signet.logexport;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a file piece by piece under a key of its own (AES-256-GCM). A piece knows its file, its place and whether it is
 * the last one, so that none can be moved, left out or cut off unnoticed. The place is the nonce: a key serves one
 * attempt at one file and is never used again.
 */
final class SealedChunks {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final long exportId;
    private final int attempt;

    SealedChunks(byte[] key, long exportId, int attempt) {
        this.key = new SecretKeySpec(key, "AES");
        this.exportId = exportId;
        this.attempt = attempt;
    }

    byte[] seal(byte[] plain, int length, int ordinal, boolean last) {
        return crypt(Cipher.ENCRYPT_MODE, plain, length, ordinal, last);
    }

    /** @throws IllegalStateException when this is not what was sealed for this place */
    byte[] open(byte[] sealed, int ordinal, boolean last) {
        return crypt(Cipher.DECRYPT_MODE, sealed, sealed.length, ordinal, last);
    }

    private byte[] crypt(int mode, byte[] input, int length, int ordinal, boolean last) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(ordinal).array();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + 1)
                    .putLong(exportId)
                    .putInt(attempt)
                    .putInt(ordinal)
                    .put((byte) (last ? 1 : 0))
                    .array());
            return cipher.doFinal(input, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("piece " + ordinal + " of export " + exportId + " cannot be opened", e);
        }
    }
}
