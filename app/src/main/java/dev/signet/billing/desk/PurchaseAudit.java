package dev.signet.billing.desk;

import dev.signet.audit.AuditTrail;
import dev.signet.billing.Purchases;
import dev.signet.billing.Purchases.Unaudited;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has every purchase of a package in the audit trail, once: the ledger is on the other plane and commits by itself, so that
 * whoever bought may die before the trail has it. One node at a time does this, after whoever bought has ended.
 */
@Component
public class PurchaseAudit {

    private static final String ACTION = "package.bought";
    private static final String SUBJECT = "package";
    /** Within which who bought has ended. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final int AT_ONCE = 500;

    private final Purchases purchases;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PurchaseAudit(Purchases purchases, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
        this.purchases = purchases;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    void complete() {
        for (Unaudited bought : purchases.unaudited(clock.instant().minus(UNDER_WAY), AT_ONCE)) {
            transaction.executeWithoutResult(status -> record(bought));
            purchases.audited(bought.packageId());
        }
    }

    private void record(Unaudited bought) {
        String id = Long.toString(bought.packageId());
        if (!audit.has(ACTION, SUBJECT, id)) {
            audit.recordOf(
                    bought.accountId(),
                    bought.buyer(),
                    ACTION,
                    SUBJECT,
                    id,
                    Map.of(
                            "offer",
                            bought.offer(),
                            "yuan",
                            bought.yuan().stripTrailingZeros().toPlainString(),
                            "units",
                            bought.units()));
        }
    }
}
