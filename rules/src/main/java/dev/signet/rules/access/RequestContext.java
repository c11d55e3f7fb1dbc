package dev.signet.rules.access;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a request, which conditions look at.
 *
 * @param source where it comes from, behind trusted proxies
 * @param at when it is judged
 * @param secureTransport whether it came over TLS
 * @param mfaPresent whether who logged in gave a second factor; null for access keys, which know of none
 * @param tags values of the resource's tags by their keys; asked only where a policy looks at a tag
 * @param principal who asks, {@code acs:ram::1001:user/alice}, or the name of a service
 * @param serviceName the service whose role is concerned ({@code ram:ServiceName}); null where none is
 */
public record RequestContext(
        SourceAddress source,
        Instant at,
        boolean secureTransport,
        @Nullable Boolean mfaPresent,
        Function<String, @Nullable String> tags,
        String principal,
        @Nullable String serviceName) {

    public RequestContext(
            InetAddress source,
            Instant at,
            boolean secureTransport,
            @Nullable Boolean mfaPresent,
            Map<String, String> tags,
            String principal) {
        this(SourceAddress.of(source), at, secureTransport, mfaPresent, tags::get, principal, null);
    }

    /** As policies know who asks. */
    String principalArn() {
        return PrincipalArn.withoutSession(principal);
    }
}
