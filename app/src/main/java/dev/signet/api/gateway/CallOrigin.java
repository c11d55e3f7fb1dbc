package dev.signet.api.gateway;

import dev.signet.access.AccessCheck;
import dev.signet.rules.access.SourceAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a call comes from. The address is read only where a policy has to be asked, which is seldom.
 *
 * @param sourceIp behind trusted proxies
 * @param secure whether it came over TLS
 * @param mfaPresent null for access keys, which know of no second factor
 */
record CallOrigin(String sourceIp, boolean secure, @Nullable Boolean mfaPresent) {

    static CallOrigin ofKey(String sourceIp, boolean secure) {
        return new CallOrigin(sourceIp, secure, null);
    }

    AccessCheck.Origin asPoliciesSeeIt() {
        return new AccessCheck.Origin(SourceAddress.of(sourceIp), secure, mfaPresent);
    }
}
