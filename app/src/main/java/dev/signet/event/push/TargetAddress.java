package dev.signet.event.push;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Which addresses may be pushed to. Asked when a target is set, and again by {@link CheckedAddresses} for every connection
 * that is made to it; redirects are not followed.
 */
final class TargetAddress {

    private static final int HIGHEST_PORT = 65_535;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int CARRIER_GRADE_NAT_FIRST = 100;

    private TargetAddress() {}

    /** @throws IllegalArgumentException saying what is wrong with the text */
    static URI parse(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no URL");
        }
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme().toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException("it must begin with http:// or https://");
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("it must name a host and hold neither user nor fragment");
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("its port must be 1 to " + HIGHEST_PORT);
        }
        return url;
    }

    /**
     * @throws IllegalArgumentException when the name does not resolve, or to an address that may not be pushed to; in the
     *     same words, for whoever could tell the two apart could ask us for the names of our network
     */
    static void require(URI url, boolean privateAllowed) {
        if (!resolves(url.getHost(), privateAllowed)) {
            throw new IllegalArgumentException("its host does not resolve in the public network");
        }
    }

    private static boolean resolves(String host, boolean privateAllowed) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .allMatch(address -> privateAllowed || isPublic(address));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (octets[0] & 0xFE) == 0xFC;
            boolean embedsVersion4 = isVersion4Inside(octets);
            return !special && !uniqueLocal && !embedsVersion4;
        }
        int first = octets[0] & 0xFF;
        int second = octets[1] & 0xFF;
        boolean carrierGradeNat = first == CARRIER_GRADE_NAT_FIRST && second >= 64 && second < 128;
        boolean protocolOrBenchmark = first == 0
                || first >= 240
                || first == 192 && second == 0 && octets[2] == 0
                || first == 198 && (second & 0xFE) == 18;
        return !special && !carrierGradeNat && !protocolOrBenchmark;
    }

    /**
     * Addresses that reach version 4 ones by a detour: the translator's (NAT64, 64:ff9b::/32 with its local variants),
     * Teredo (2001::/32), 6to4 (2002::/16), ISATAP (an interface id of 5efe behind any prefix), and everything below
     * 0::/32, where the mapped, translated and compatible forms lie.
     */
    private static boolean isVersion4Inside(byte[] octets) {
        boolean nat64 = begins(octets, 0, 0x00, 0x64, 0xFF, 0x9B);
        boolean teredo = begins(octets, 0, 0x20, 0x01, 0x00, 0x00);
        boolean sixToFour = begins(octets, 0, 0x20, 0x02);
        boolean isatap = (octets[8] & 0xFC) == 0 && begins(octets, 9, 0x00, 0x5E, 0xFE);
        boolean mappedOrCompatible = begins(octets, 0, 0x00, 0x00, 0x00, 0x00);
        return nat64 || teredo || sixToFour || isatap || mappedOrCompatible;
    }

    private static boolean begins(byte[] octets, int from, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if ((octets[from + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
