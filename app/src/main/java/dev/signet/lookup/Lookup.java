package dev.signet.lookup;

import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import java.util.List;
import org.springframework.stereotype.Service;

/** Asks every domain for what has an id. */
@Service
public class Lookup {

    private static final int SHOWN = 10;

    private final List<Findable> domains;
    private final AccessCheck access;

    Lookup(List<Findable> domains, AccessCheck access) {
        this.domains = domains;
        this.access = access;
    }

    /** What this principal may read of it, the first of each domain. */
    public List<Found> find(Principal principal, AccessCheck.Origin origin, String text) {
        return domains.stream()
                .flatMap(domain -> domain.find(principal.accountId(), text).stream())
                .filter(found -> access.allows(principal, found.action(), found.path(), origin))
                .limit(SHOWN)
                .toList();
    }
}
