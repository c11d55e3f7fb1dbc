package dev.signet.sending;

import java.util.HexFormat;

/**
 * The nonce of a signed call, spent in the transaction that admits the call.
 *
 * @param slot the quarter of an hour of the call's own signed time, which a replay carries along
 * @param hash 32 hexadecimal digits of key and nonce
 */
public record RequestNonce(long slot, String hash) implements Comparable<RequestNonce> {

    public static RequestNonce of(long slot, byte[] hash) {
        return new RequestNonce(slot, HexFormat.of().formatHex(hash));
    }

    /** The order in which rows are written, the same on every node. */
    @Override
    public int compareTo(RequestNonce other) {
        int bySlot = Long.compare(slot, other.slot);
        return bySlot != 0 ? bySlot : hash.compareTo(other.hash);
    }
}
