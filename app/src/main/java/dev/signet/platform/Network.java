package dev.signet.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where somebody comes from, as far as that can be told: who has one address of IPv6 has all that begin alike. */
public final class Network {

    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** @param address as the server gives it; never looked up in the name service */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > PREFIX_BYTES ? HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
