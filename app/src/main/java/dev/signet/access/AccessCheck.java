package dev.signet.access;

import dev.signet.account.Principal;
import dev.signet.rules.access.AccessRequest;
import dev.signet.rules.access.Evaluation;
import dev.signet.rules.access.Explanation;
import dev.signet.rules.access.Judgement;
import dev.signet.rules.access.RequestContext;
import dev.signet.rules.access.ResourceName;
import dev.signet.rules.access.SourceAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place that decides whether somebody of an account may do something; every door asks here (S12.1-1). */
@Component
public class AccessCheck {

    private static final Pattern ROLE = Pattern.compile("acs:ram::[1-9]\\d*:role/.+");

    private final AccessSnapshot snapshot;
    private final ResourceTags tags;
    private final Clock clock;

    AccessCheck(AccessSnapshot snapshot, ResourceTags tags, Clock clock) {
        this.snapshot = snapshot;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Where a request comes from.
     *
     * @param source behind trusted proxies
     * @param mfaPresent null for access keys, which know of no second factor
     */
    public record Origin(
            SourceAddress source,
            boolean secureTransport,
            @Nullable Boolean mfaPresent) {

        /** As what runs later keeps it, 64 characters at most: {@code 192.0.2.7 true null}. */
        public String stored() {
            return source + " " + secureTransport + " " + mfaPresent;
        }

        /** @throws IllegalArgumentException when the text was not made by {@link #stored} */
        public static Origin parse(String stored) {
            String[] parts = stored.split(" ");
            if (parts.length != 3) {
                throw new IllegalArgumentException(stored);
            }
            return new Origin(
                    SourceAddress.of(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    parts[2].equals("null") ? null : Boolean.valueOf(parts[2]));
        }
    }

    /** Whether it is allowed; the owner always is. */
    public boolean allows(Principal principal, String action, String path, Origin origin) {
        return principal.isOwner() || judge(principal, action, path, origin).allows();
    }

    /** @param principal not the owner */
    public Judgement judge(Principal principal, String action, String path, Origin origin) {
        return evaluation(principal).judge(request(principal, action, path, origin));
    }

    /** Null unless a statement forbids it, whether or not any allows it. */
    @Nullable
    Judgement forbidding(Principal principal, String action, String path, Origin origin) {
        return evaluation(principal).forbidding(request(principal, action, path, origin));
    }

    /** The same with its whole way. */
    public Explanation explain(Principal principal, AccessRequest request) {
        return evaluation(principal).explain(request);
    }

    public Evaluation evaluation(Principal principal) {
        return snapshot.evaluation(principal);
    }

    /**
     * @param action {@code dysms:SendSms}
     * @param path within the account, {@code sign/云帆科技}, or {@code *}; a role that may be another account's, whole
     */
    public AccessRequest request(Principal principal, String action, String path, Origin origin) {
        return request(principal, action, path, origin, clock.instant());
    }

    /** Whether it is the whole name of a role. */
    static boolean isRole(String path) {
        return ROLE.matcher(path).matches();
    }

    /** The same as it would be at another time. */
    AccessRequest request(Principal principal, String action, String path, Origin origin, Instant at) {
        ResourceName resource = isRole(path)
                ? ResourceName.of(path)
                : new ResourceName(
                        action.substring(0, action.indexOf(':')), Long.toString(principal.accountId()), path);
        RequestContext context = new RequestContext(
                origin.source(),
                at,
                origin.secureTransport(),
                origin.mfaPresent(),
                key -> tags.of(principal.accountId(), path).get(key),
                principal.arn(),
                null);
        return new AccessRequest(action, resource, context);
    }
}
