package dev.signet.billing.desk;

import dev.signet.billing.Purchases;
import dev.signet.billing.Purchases.Unaudited;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has every purchase of a package in the audit trail, once: the ledger is on the other plane and commits by itself, so that
 * whoever bought may die before the trail has it. One node at a time does this, after whoever bought has ended.
 */
@Component
public class PurchaseAudit {

    /** Within which who bought has ended. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final int AT_ONCE = 500;

    private final Purchases purchases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PurchaseAudit(Purchases purchases, TransactionTemplate transaction, Clock clock) {
        this.purchases = purchases;
        this.transaction = transaction;
        this.clock = clock;
    }

    void complete() {
        for (Unaudited bought : purchases.unaudited(clock.instant().minus(UNDER_WAY), AT_ONCE)) {
            transaction.executeWithoutResult(status -> purchases.record(bought));
            purchases.audited(bought.packageId());
        }
    }
}
