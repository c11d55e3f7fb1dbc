package dev.signet.rules.access;

/**
 * The addresses that begin with the same bits, as CIDR writes them. Blocks of IPv4 hold addresses of IPv4, blocks of IPv6
 * those of IPv6: {@code ::/0} is not the whole world.
 */
record AddressBlock(SourceAddress first, long highMask, long lowMask) {

    private static final int BITS = 128;
    private static final int MAPPED_BITS = 96;

    /**
     * An address, or one with the length of its network's prefix.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        SourceAddress address = SourceAddress.of(slash < 0 ? text : text.substring(0, slash));
        int prefix = slash < 0 ? BITS : prefix(text.substring(slash + 1));
        if (slash >= 0 && text.lastIndexOf(':', slash) < 0) {
            prefix += MAPPED_BITS;
        }
        if (prefix > BITS || prefix < MAPPED_BITS && address.isMapped()) {
            throw new IllegalArgumentException(text);
        }
        long high = mask(prefix);
        long low = mask(prefix - Long.SIZE);
        return new AddressBlock(new SourceAddress(address.high() & high, address.low() & low), high, low);
    }

    private static int prefix(String text) {
        if (!text.matches("0|[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << Long.SIZE - bits;
    }

    boolean holds(SourceAddress address) {
        return (address.high() & highMask) == first.high()
                && (address.low() & lowMask) == first.low()
                && address.isMapped() == first.isMapped();
    }
}
