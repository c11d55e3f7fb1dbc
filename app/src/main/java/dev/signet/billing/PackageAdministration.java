package dev.signet.billing;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Packages that administrators give to accounts. The ledger lives on the data plane and commits on its own: the audit
 * entry says what was ordered, the ledger what was booked.
 */
@Service
public class PackageAdministration {

    private static final Wording WORDING = Wording.of("billing");
    private static final String INVALID = "InvalidParameter";
    private static final long MOST_UNITS = 2_000_000_000L;
    private static final int REFERENCE_MAX = 100;

    private final Packages packages;
    private final AccountAdministration accounts;
    private final AuditTrail audit;
    private final Clock clock;

    PackageAdministration(Packages packages, AccountAdministration accounts, AuditTrail audit, Clock clock) {
        this.packages = packages;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal {@code AccountNotFound} */
    public List<Packages.Holding> of(long accountId) {
        accounts.require(accountId);
        return packages.of(accountId);
    }

    /**
     * @param from null for now
     * @param reference the administrator's own id of this act; given again, the first package is the answer
     * @throws Refusal naming the value that cannot be
     */
    @Transactional
    public Packages.Holding grant(
            String actor,
            long accountId,
            Coverage coverage,
            long units,
            @Nullable Instant from,
            Instant until,
            @Nullable String reference) {
        accounts.require(accountId);
        Instant start = from == null ? clock.instant() : from;
        if (units < 1 || units > MOST_UNITS) {
            throw WORDING.refusal(INVALID, "units", units, MOST_UNITS);
        }
        if (!until.isAfter(start)) {
            throw WORDING.refusal(INVALID, "until", until, start);
        }
        if (reference != null && (reference.isBlank() || reference.length() > REFERENCE_MAX)) {
            throw WORDING.refusal(INVALID, "reference", REFERENCE_MAX);
        }
        audit.record(
                actor,
                "package.granted",
                "account",
                Long.toString(accountId),
                Map.of(
                        "coverage",
                        coverage,
                        "units",
                        units,
                        "from",
                        start.toString(),
                        "until",
                        until.toString(),
                        "reference",
                        reference == null ? "" : reference));
        return packages.grant(accountId, coverage, units, start, until, reference);
    }
}
