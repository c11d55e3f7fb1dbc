package dev.signet.event.push;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the names of push targets for the very connection that is about to be made: what was checked is what is
 * connected to, so that a name cannot show a public address to the check and another one to the connection.
 */
final class CheckedAddresses implements DnsResolver {

    /** How names are looked up; the system's way unless a test has its own. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final boolean privateAllowed;
    private final Lookup lookup;

    CheckedAddresses(boolean privateAllowed, Lookup lookup) {
        this.privateAllowed = privateAllowed;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.all(host);
        for (InetAddress address : addresses) {
            if (!privateAllowed && !TargetAddress.isPublic(address)) {
                throw new UnknownHostException("the host is in a private network or this machine");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
