package dev.signet.rules.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as a number of 128 bits. An address of IPv4 is the same whether it comes as such or mapped
 * into IPv6 ({@code ::ffff:192.0.2.1}).
 */
public record SourceAddress(long high, long low) {

    private static final long MAPPED = 0xffff_0000_0000L;
    private static final long IPV4 = 0xffff_ffffL;
    private static final int IPV4_BYTES = 4;

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern DOTTED = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public static SourceAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer read = ByteBuffer.wrap(bytes);
        return bytes.length == IPV4_BYTES
                ? new SourceAddress(0, MAPPED | read.getInt() & IPV4)
                : new SourceAddress(read.getLong(), read.getLong());
    }

    /**
     * An address as it is written; a name is never looked up.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static SourceAddress of(String text) {
        try {
            if (DOTTED.matcher(text).matches() || COLONS.matcher(text).matches()) {
                return of(InetAddress.getByName(text));
            }
        } catch (UnknownHostException e) {
            // It has the characters of an address and is none.
        }
        throw new IllegalArgumentException(text);
    }

    /** Whether it is of IPv4. */
    boolean isMapped() {
        return high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(high)
                            .putLong(low)
                            .array())
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
