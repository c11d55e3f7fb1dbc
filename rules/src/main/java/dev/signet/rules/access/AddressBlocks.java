package dev.signet.rules.access;

import java.util.List;

/** Addresses and networks that somebody listed; of IPv4 and IPv6. */
public final class AddressBlocks {

    private final List<AddressBlock> blocks;

    private AddressBlocks(List<AddressBlock> blocks) {
        this.blocks = blocks;
    }

    /**
     * @param texts {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}
     * @throws IllegalArgumentException with the first that is none, as its message
     */
    public static AddressBlocks of(List<String> texts) {
        return new AddressBlocks(texts.stream().map(AddressBlock::of).toList());
    }

    public boolean hold(SourceAddress address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
