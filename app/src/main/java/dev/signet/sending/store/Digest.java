package dev.signet.sending.store;

import dev.signet.platform.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SHA-256 of texts, comparable by value. */
public final class Digest {

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Digest of(@Nullable String... parts) {
        return of(Arrays.asList(parts));
    }

    public static Digest of(List<@Nullable String> parts) {
        MessageDigest sha = sha256();
        parts.forEach(part -> update(sha, part));
        return new Digest(sha.digest());
    }

    /** Each part is written with its length, so that no two lists of parts look alike. */
    private static void update(MessageDigest sha, @Nullable String part) {
        if (part == null) {
            sha.update((byte) -1);
            return;
        }
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        sha.update((byte) 1);
        sha.update(new byte[] {
            (byte) (text.length >>> 24), (byte) (text.length >>> 16), (byte) (text.length >>> 8), (byte) text.length
        });
        sha.update(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same under a key: what a request says may be little more than a code of six digits. */
    public Digest under(KeyedHash hash) {
        return new Digest(hash.digest(bytes));
    }

    public static Digest ofBytes(byte[] bytes) {
        return new Digest(bytes);
    }

    public byte[] bytes() {
        return bytes;
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest d && Arrays.equals(bytes, d.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
